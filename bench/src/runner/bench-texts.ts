/** Every one of these is a single token of the model's tokenizer when a space is before it. */
const words = (
  'garden river bread winter music letter market summer kitchen window teacher story planet bridge forest ' +
  'coffee paper school village island animal doctor weather holiday flower machine history language picture ' +
  'dinner morning evening travel train house water light table apple orange horse mountain ocean number country ' +
  'family friend color metal glass stone cotton silver cheese salad sugar butter lemon pepper onion'
).split(' ');

/**
 * A text of exactly so many tokens, made of words.
 * @param seed - Texts of different seeds have at most their first word in common with one another's beginning.
 */
export function textOfTokens(tokens: number, seed: number): string {
  const step = 7;
  const list = ['Write'];
  for (let index = 1; index < tokens; index += 1) {
    const turn = Math.floor(index / words.length);
    list.push(words[(seed + index * step + turn) % words.length] ?? '');
  }
  return list.join(' ');
}

/** The same text with its last word replaced: what an edit leaves. */
export function editEnd(text: string): string {
  return text.replace(/\w+$/, 'people');
}

/** A new name for a category, different for each seed; always one token and one word. */
export function categoryName(seed: number): string {
  return words[seed % words.length] ?? '';
}
