import { PreTrainedTokenizer } from '@huggingface/transformers';
import { EngineError } from './engine-error.ts';

/**
 * Encodes text so that nothing in it can become a control token.
 *
 * transformers.js has no `split_special_tokens`: a literal control token in a text becomes the control token. So the
 * tokenizer is rebuilt without its added tokens; the prompt puts control tokens in by id.
 * @param json - The package's tokenizer.json.
 * @throws EngineError `model-unsupported` when the file is not a tokenizer.
 */
export function createTextEncoder(json: string): (text: string) => readonly number[] {
  let tokenizer: PreTrainedTokenizer;
  try {
    const spec = JSON.parse(json) as Record<string, unknown>;
    tokenizer = new PreTrainedTokenizer({ ...spec, added_tokens: [], post_processor: null }, {});
  } catch (cause) {
    throw new EngineError('model-unsupported', 'tokenizer.json: is not a tokenizer', { cause });
  }
  return (text) => (text === '' ? [] : tokenizer.encode(text, { add_special_tokens: false }));
}
