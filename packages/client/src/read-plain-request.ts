import type { LoadRequest, ModelChoice } from '@guarded-chat/protocol';
import type { GuardOptions } from './guard-options.ts';
import { locateModel } from './locate-model.ts';

/** Which model to load: of a load request, what does not depend on the worker. */
export interface ModelRequest
  extends Pick<LoadRequest, 'modelUrl' | 'files' | 'unverified' | 'preferred'> {
  /** What is told of the choice where there is none to make. */
  readonly choice?: ModelChoice;
}

/** An address that may be of the Hugging Face hub, where only a commit will do, or an id on it. */
const maybeOnHub = /@|huggingface\.co|hf\.co/;

/**
 * Reads which model is asked for, where that is said by an address or a known id alone.
 * @returns undefined for all else, which is for `readModelRequest` to read.
 * @throws TypeError that names the option.
 */
export function readPlainRequest(options: GuardOptions): ModelRequest | undefined {
  const { model, preferredModel, files, unverified } = options;
  const isPlain = [preferredModel, files, unverified].every((one) => one === undefined);
  if (!isPlain || model === 'auto') return undefined;
  const modelUrl = locateModel(options);
  return maybeOnHub.test(modelUrl) ? undefined : { modelUrl };
}
