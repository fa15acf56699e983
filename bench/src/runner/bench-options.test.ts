import { describe, expect, it } from 'vitest';
import { readBenchOptions } from './bench-options.ts';

describe('the options of the benchmark', () => {
  it('are WebAssembly, the graph that the engine takes, and results written', () => {
    expect(readBenchOptions([])).toMatchObject({
      executionProvider: 'wasm',
      variant: undefined,
      writes: true,
    });
  });

  it.each([['6'], ['7.5'], ['many']])('refuse %s repetitions', (repetitions) => {
    expect(() => readBenchOptions(['--repetitions', repetitions])).toThrow('--repetitions');
  });

  it('allow fewer repetitions where nothing is written', () => {
    const options = readBenchOptions(['--dry-run', '--repetitions', '1']);
    expect(options).toMatchObject({ writes: false, repetitions: 1 });
  });

  it('refuse an argument that there is not', () => {
    expect(() => readBenchOptions(['--fast'])).toThrow(TypeError);
  });
});
