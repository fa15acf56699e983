import { MODEL_STORE_FOLDER } from '@guarded-chat/protocol';
import { Tokenizer } from '@huggingface/tokenizers';

/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number;

/**
 * Counts as the engine does: a text can hold no control token.
 * @param json - The package's tokenizer.json.
 * @throws Error when it is no tokenizer.
 */
export function createTokenCounter(json: string): CountTokens {
  const spec = JSON.parse(json) as Record<string, unknown>;
  const tokenizer = new Tokenizer({ ...spec, added_tokens: [], post_processor: null }, {});
  return (text) =>
    text === '' ? 0 : tokenizer.encode(text, { add_special_tokens: false }).ids.length;
}

/**
 * The counter of a model that is on this device: the engine keeps its tokenizer, so no request is needed.
 * @param sha256 - Of its tokenizer.json.
 * @returns Undefined where the engine could keep nothing, or has not yet.
 */
export async function openTokenCounter(sha256: string): Promise<CountTokens | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(MODEL_STORE_FOLDER);
    const file = await (await folder.getFileHandle(sha256)).getFile();
    // It is empty until all of it is written.
    return file.size === 0 ? undefined : createTokenCounter(await file.text());
  } catch {
    return undefined;
  }
}
