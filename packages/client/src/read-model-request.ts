import type { ModelChoice, PreferredModel } from '@guarded-chat/protocol';
import type { GuardOptions, PreferredModelOption } from './guard-options.ts';
import { locateHubModel } from './locate-hub-model.ts';
import type { ModelRequest } from './read-plain-request.ts';

/**
 * What Llama Guard 3 1B takes at 4 bits, measured on a converted package of its shape; its largest tensor is the
 * embedding, 128,256 x 2,048.
 * Source: models/convert.
 */
const llamaGuard1b = { sizeBytes: 710_500_000, largestTensorBytes: 131_334_144 };

const nothingToPrefer: ModelChoice = {
  isPreferred: false,
  reason: 'no larger model is set up',
};

function readPreferred(
  preferred: PreferredModelOption | undefined,
  options: GuardOptions,
): PreferredModel | undefined {
  if (preferred === undefined) return undefined;
  const { model, ...sizes } = typeof preferred === 'string' ? { model: preferred } : preferred;
  try {
    return { ...llamaGuard1b, ...sizes, modelUrl: locateHubModel({ ...options, model }) };
  } catch (error) {
    const { message } = error as TypeError;
    throw new TypeError(`preferredModel: ${message}`, { cause: error });
  }
}

function readUnverified({ unverified }: GuardOptions): Pick<ModelRequest, 'unverified'> {
  if (unverified === undefined) return {};
  const { protocol, dtype } = unverified;
  if (typeof protocol !== 'string') throw new TypeError('unverified.protocol: expected a string');
  if (dtype !== 'q4' && dtype !== 'q4f16') {
    throw new TypeError('unverified.dtype: expected "q4" or "q4f16"');
  }
  return { unverified: { protocol, dtype } };
}

function readFiles({ files, model }: GuardOptions): Pick<ModelRequest, 'files'> {
  if (files === undefined) return {};
  if (!Array.isArray(files) || files.length === 0) {
    throw new TypeError('files: expected a list of files');
  }
  if (model === undefined || !model.includes(':')) {
    throw new TypeError(
      'model: with `files`, the address to store them under, such as "folder://my-guard/"',
    );
  }
  return { files };
}

/**
 * Reads which model is asked for, in a file of its own: most pages ask for one by its address alone.
 * @throws TypeError that names the option.
 */
export function readModelRequest(options: GuardOptions): ModelRequest {
  const { model, preferredModel } = options;
  const rest = { ...readFiles(options), ...readUnverified(options) };
  if (model !== 'auto') {
    if (preferredModel !== undefined) {
      throw new TypeError('preferredModel: is for `model: "auto"`');
    }
    return { modelUrl: locateHubModel(options), ...rest };
  }
  const modelUrl = locateHubModel({ ...options, model: undefined });
  const preferred = readPreferred(preferredModel, options);
  return preferred
    ? { modelUrl, ...rest, preferred }
    : { modelUrl, ...rest, choice: nothingToPrefer };
}
