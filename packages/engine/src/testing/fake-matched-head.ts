/** Numbers in a query and in a key of the fake, as in pocket-guard-2. */
const width = 128;
/** Outputs of the fake's head at one position. */
export const fakeHeadRows: number = 2 * width;

/** What the fake's head needs of the fake. */
interface FakeTokens {
  readonly decode: (ids: readonly number[]) => string;
  readonly keyId: number;
  /** Ids below this are control tokens. */
  readonly firstText: number;
  readonly unsafeWord: string;
}

/**
 * The outputs of a head that compares, at one position, from the tokens up to it: a key that tells whether the
 * category's text holds `crime`, in any case, and a query that matches every category of an unsafe text by 4 and every
 * one of a safe text by -8, and by 3 more or less where both hold `crime`, or only the category does.
 */
export function fakeMatchedOutputs(
  tokens: readonly number[],
  { decode, keyId, firstText, unsafeWord }: FakeTokens,
): Float32Array {
  const outputs = new Float32Array(fakeHeadRows);
  const control = tokens.slice(0, -1).findLastIndex((id) => id < firstText);
  const category = decode(tokens.slice(control + 1, -1)).toLowerCase();
  const judged = decode(tokens.slice(tokens.lastIndexOf(keyId) + 1));
  const unit = Math.sqrt(width);
  outputs.set([judged.includes(unsafeWord) ? 4 : -8, judged.includes('crime') ? 3 : -3]);
  outputs.set([unit, category.includes('crime') ? unit : 0], width);
  return outputs;
}
