import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type GuardProtocolId, protocolById } from '@guarded-chat/policy';

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
  /** In (0, 1): how much of the download is there when it is canceled, before the first visit goes on with it. */
  readonly cancelAt?: number;
  /** The protocol of a package without a manifest, which is then loaded all the same. */
  readonly unverified?: GuardProtocolId;
}

/** How to call it. */
export const proveUsage = `npm run prove -- --package DIR [--in chromium|node] [--checks 5] [--cancel 0.5] [--unverified PROTOCOL]

  --package DIR  what guard_convert wrote
  --in PLACE     chromium (WebAssembly) or node (onnxruntime-node); default: one after another
  --checks N     texts whose verdicts are timed; default 5
  --cancel SHARE the download is canceled there first, and the first visit goes on with it: files of 32 MB and more by
                 an HTTP range, in Chromium
  --unverified PROTOCOL
                 DIR has no manifest, and model_q4.onnx in the layout of transformers.js: it is refused without this
                 word, and loaded with it, in Chromium`;

/**
 * @param folder - What a relative `--package` starts from.
 * @throws TypeError for a missing package, an unknown place or protocol, or a number that is none.
 */
export function readProveOptions(args: readonly string[], folder: string): ProveOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      package: { type: 'string' },
      in: { type: 'string' },
      checks: { type: 'string', default: '5' },
      cancel: { type: 'string' },
      unverified: { type: 'string' },
    },
  });
  if (values.package === undefined) throw new TypeError('--package: name the folder of a package');
  const places = proofPlaces.filter((place) => values.in === undefined || values.in === place);
  if (places.length === 0) throw new TypeError(`--in: expected ${proofPlaces.join(' or ')}`);
  const checks = Number(values.checks);
  if (!Number.isInteger(checks) || checks < 1)
    throw new TypeError('--checks: expected a whole number of at least 1');
  const cancelAt = values.cancel === undefined ? undefined : Number(values.cancel);
  if (cancelAt !== undefined && !(cancelAt > 0 && cancelAt < 1))
    throw new TypeError('--cancel: expected a share between 0 and 1');
  const options = {
    package: resolve(folder, values.package),
    checks,
    ...(cancelAt !== undefined && { cancelAt }),
  };
  if (values.unverified === undefined) return { ...options, places };
  if (!places.includes('chromium')) throw new TypeError('--unverified: is for chromium');
  return { ...options, places: ['chromium'], unverified: protocolById(values.unverified).id };
}
