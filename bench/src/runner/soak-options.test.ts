import { expect, test } from 'vitest';
import { readSoakOptions } from './soak-options.ts';

test('2,000 checks and 50 guards on WebAssembly, unless told otherwise', () => {
  expect(readSoakOptions([])).toEqual({ executionProvider: 'wasm', checks: 2000, guards: 50 });
});

test('200 checks on WebGPU, which may be emulated', () => {
  expect(readSoakOptions(['--webgpu'])).toMatchObject({ executionProvider: 'webgpu', checks: 200 });
});

test('as many as one asks for, of the model that one asks for', () => {
  const options = readSoakOptions(['--checks', '100', '--guards', '10', '--package', 'mine']);
  expect(options).toMatchObject({ checks: 100, guards: 10, package: 'mine' });
});

test('checks alone, where no guards are asked for', () => {
  expect(readSoakOptions(['--guards', '0'])).toMatchObject({ checks: 2000, guards: 0 });
});

test.each([
  ['--checks', '5'],
  ['--guards', '5'],
  ['--guards', 'many'],
  ['--hours', '8'],
])('refuses %s %s', (...args) => {
  expect(() => readSoakOptions(args)).toThrow(TypeError);
});
