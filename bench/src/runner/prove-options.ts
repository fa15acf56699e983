import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** Where a package is opened. */
const proofPlaces = ['chromium', 'node'] as const;

/** Chromium on WebAssembly, or Node's ONNX Runtime. */
export type ProofPlace = (typeof proofPlaces)[number];

/** What `npm run prove` was asked for. */
export interface ProveOptions {
  /** Absolute; holds manifest.json and the files it lists. */
  readonly package: string;
  readonly places: readonly ProofPlace[];
  /** Fresh texts whose verdicts are timed. */
  readonly checks: number;
}

/** How to call it. */
export const proveUsage = `npm run prove -- --package DIR [--in chromium|node] [--checks 5]

  --package DIR  what guard_convert wrote
  --in PLACE     chromium (WebAssembly) or node (onnxruntime-node); default: one after another
  --checks N     texts whose verdicts are timed; default 5`;

/**
 * @param folder - What a relative `--package` starts from.
 * @throws TypeError for a missing package, an unknown place, or a number that is none.
 */
export function readProveOptions(args: readonly string[], folder: string): ProveOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      package: { type: 'string' },
      in: { type: 'string' },
      checks: { type: 'string', default: '5' },
    },
  });
  if (values.package === undefined) throw new TypeError('--package: name the folder of a package');
  const places = proofPlaces.filter((place) => values.in === undefined || values.in === place);
  if (places.length === 0) throw new TypeError(`--in: expected ${proofPlaces.join(' or ')}`);
  const checks = Number(values.checks);
  if (!Number.isInteger(checks) || checks < 1)
    throw new TypeError('--checks: expected a whole number of at least 1');
  return { package: resolve(folder, values.package), places, checks };
}
