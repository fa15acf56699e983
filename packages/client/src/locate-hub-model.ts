import { assertPinned, parseHubId } from '@guarded-chat/protocol';
import type { GuardLocation } from './guard-options.ts';
import { locateModel } from './locate-model.ts';

/**
 * As `locateModel`, and for packages on the Hugging Face hub by their ids.
 * @throws TypeError when the model is neither a known id nor a URL, or is on the hub without a commit.
 */
export function locateHubModel(location: GuardLocation): string {
  const url = locateModel(location);
  const { model } = location;
  // A known id lies where the page says that its assets are.
  if (!model?.includes('/')) return url;
  try {
    const hubUrl = parseHubId(model);
    if (hubUrl === undefined) assertPinned(url);
    return hubUrl ?? url;
  } catch (error) {
    const { message } = error as TypeError;
    throw new TypeError(`model: ${message}`, { cause: error });
  }
}
