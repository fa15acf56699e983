import { expect, test } from 'vitest';
import { readProveOptions } from './prove-options.ts';

test('a package is opened in Chromium and in Node, unless told otherwise', () => {
  expect(readProveOptions(['--package', 'guard'], '/models')).toEqual({
    package: '/models/guard',
    places: ['chromium', 'node'],
    checks: 5,
  });
});

test('in one place alone, with as many checks as one asks for', () => {
  const options = readProveOptions(['--package', '/a', '--in', 'node', '--checks', '9'], '/models');
  expect(options).toEqual({ package: '/a', places: ['node'], checks: 9 });
});

test('a package without a manifest is for Chromium, in the protocol that is said', () => {
  const args = ['--package', '/a', '--unverified', 'llama-guard-3-1b'];
  expect(readProveOptions(args, '/models')).toMatchObject({
    places: ['chromium'],
    unverified: 'llama-guard-3-1b',
  });
});

test.each([
  [[]],
  [['--package', 'guard', '--unverified', 'guard-9']],
  [['--package', 'guard', '--unverified', 'llama-guard-2', '--in', 'node']],
  [['--package', 'guard', '--in', 'safari']],
  [['--package', 'guard', '--checks', '0']],
  [['--package', 'guard', '--cancel', '1']],
  [['--package', 'guard', '--hours', '8']],
])('refuses %j', (args) => {
  expect(() => readProveOptions(args, '/models')).toThrow(TypeError);
});
