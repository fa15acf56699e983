import { parseArgs } from 'node:util';

/** What `npm run soak` was asked for. */
export interface SoakOptions {
  readonly executionProvider: 'wasm' | 'webgpu';
  /** Checks in one page. */
  readonly checks: number;
  /** Guards that are created and destroyed, one after another; 0: none. */
  readonly guards: number;
  /** Folder of a package, as it was given; absent: pocket-guard's. */
  readonly package?: string;
}

/** How to call it. */
export const soakUsage = `npm run soak -- [--webgpu] [--checks 2000] [--guards 50] [--package DIR]

  --webgpu    on WebGPU in place of WebAssembly
  --checks N  checks in one page; default 2000, on WebGPU 200
  --guards N  guards that are created and destroyed after one another; default 50, 0 for none
  --package DIR
              the model; default pocket-guard`;

function readCount(name: string, value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 10) {
    throw new TypeError(`--${name}: expected a whole number of at least 10`);
  }
  return count;
}

/** @throws TypeError for an argument that there is not, or a number that is none. */
export function readSoakOptions(args: readonly string[]): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      webgpu: { type: 'boolean', default: false },
      checks: { type: 'string' },
      guards: { type: 'string', default: '50' },
      package: { type: 'string' },
    },
  });
  return {
    executionProvider: values.webgpu ? 'webgpu' : 'wasm',
    checks: readCount('checks', values.checks ?? (values.webgpu ? '200' : '2000')),
    guards: values.guards === '0' ? 0 : readCount('guards', values.guards),
    ...(values.package !== undefined && { package: values.package }),
  };
}
