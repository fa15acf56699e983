import type { Taxonomy } from './taxonomy.ts';

/** What a guard's generated answer says. `unparseable` is no verdict: it is never to be taken for safe. */
export type Completion =
  | { readonly kind: 'safe' }
  | { readonly kind: 'unsafe'; readonly codes: readonly string[] }
  | { readonly kind: 'unparseable' };

/**
 * Reads a generated answer: `safe`, or `unsafe` and a line of category codes, `S1,S2`. White space around it does not
 * count. Anything else is unparseable: other words, a code that the taxonomy does not have or that comes twice, a
 * space between codes, a missing or further line.
 */
export function parseCompletion(text: string, taxonomy: Taxonomy): Completion {
  const answer = text.trim();
  if (answer === 'safe') {
    return { kind: 'safe' };
  }
  const [word, list, ...rest] = answer.split('\n');
  if (word !== 'unsafe' || list === undefined || rest.length > 0) {
    return { kind: 'unparseable' };
  }
  const codes = list.split(',');
  const known = new Set(taxonomy.categories.map((category) => category.code));
  // Each code is taken out of those it may be: a second time it is unknown.
  return codes.every((code) => known.delete(code))
    ? { kind: 'unsafe', codes }
    : { kind: 'unparseable' };
}
