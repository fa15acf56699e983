import { Tokenizer } from '@huggingface/tokenizers';
import { EngineError } from './engine-error.ts';

/**
 * Encodes text so that nothing in it can become a control token.
 *
 * This is the tokenizer inside transformers.js, which brings along a second runtime that the worker has no use for. It
 * has no `split_special_tokens`: a literal control token in a text becomes the control token. So it is built without
 * its added tokens; the prompt puts control tokens in by id.
 * @param json - The package's tokenizer.json.
 * @throws EngineError `model-unsupported` when the file is not a tokenizer.
 */
export function createTextEncoder(json: string): (text: string) => readonly number[] {
  let tokenizer: Tokenizer;
  try {
    const spec = JSON.parse(json) as Record<string, unknown>;
    tokenizer = new Tokenizer({ ...spec, added_tokens: [], post_processor: null }, {});
  } catch (cause) {
    throw new EngineError('model-unsupported', 'tokenizer.json: is not a tokenizer', { cause });
  }
  return (text) => (text === '' ? [] : tokenizer.encode(text, { add_special_tokens: false }).ids);
}
