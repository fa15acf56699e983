import { parseArgs } from 'node:util';

/** What `pnpm bench` was asked for. */
export interface BenchOptions {
  readonly executionProvider: 'wasm' | 'webgpu';
  /** The dtype of the graph to measure; absent: the one that the engine takes by itself. */
  readonly variant: string | undefined;
  readonly repetitions: number;
  /** Whether to write the results, and the table of the engine's README. */
  readonly writes: boolean;
}

/** How to call it. */
export const usage = `pnpm bench [--webgpu] [--variant fp32] [--repetitions 9] [--dry-run]

  --webgpu         measure WebGPU in place of WebAssembly
  --variant DTYPE  measure this graph of the package; default: the one that the engine takes
  --repetitions N  at least 7; default 9
  --dry-run        print the table, and write neither results nor the README's table; any number of repetitions`;

/** Fewer say little about the minimum. */
const leastRepetitions = 7;

/** @throws TypeError for an argument that there is not, or a number that is none. */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      webgpu: { type: 'boolean', default: false },
      variant: { type: 'string' },
      repetitions: { type: 'string', default: '9' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const repetitions = Number(values.repetitions);
  const least = values['dry-run'] ? 1 : leastRepetitions;
  if (!Number.isInteger(repetitions) || repetitions < least) {
    throw new TypeError(`--repetitions: expected a whole number of at least ${least}`);
  }
  return {
    executionProvider: values.webgpu ? 'webgpu' : 'wasm',
    variant: values.variant,
    repetitions,
    writes: !values['dry-run'],
  };
}
