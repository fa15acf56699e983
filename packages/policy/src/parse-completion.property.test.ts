import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCompletion } from './parse-completion.ts';
import { anyTaxonomy, hostileText } from './testing/arbitraries.ts';

/** What a model may write: almost right, or anything. */
const completion = fc.oneof(
  hostileText,
  fc
    .array(fc.constantFrom('safe', 'unsafe', 'S1', ',', ' ', '\n', '\r', 'Safe', 'not', '.'), {
      maxLength: 6,
    })
    .map((parts) => parts.join('')),
);

describe('whatever a model writes', () => {
  test('is safe only when it is the word itself', () => {
    fc.assert(
      fc.property(completion, anyTaxonomy, (text, taxonomy) => {
        const isSafe = parseCompletion(text, taxonomy).kind === 'safe';
        expect(isSafe).toBe(text.trim() === 'safe');
      }),
    );
  });

  test('names, when it is unsafe, categories of the taxonomy alone, each once', () => {
    fc.assert(
      fc.property(completion, anyTaxonomy, (text, taxonomy) => {
        const read = parseCompletion(text, taxonomy);
        const codes = read.kind === 'unsafe' ? read.codes : [];
        const known = taxonomy.categories.map(({ code }) => code);
        expect(known).toEqual(expect.arrayContaining([...codes]));
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });
});

test('an answer in the format is read as it was meant', () => {
  const answer = anyTaxonomy.chain(({ categories, ...rest }) =>
    fc.record({
      taxonomy: fc.constant({ ...rest, categories }),
      codes: fc.shuffledSubarray(
        categories.map(({ code }) => code),
        { minLength: 1 },
      ),
      around: fc.constantFrom('', '\n', ' ', '\n\n'),
    }),
  );
  fc.assert(
    fc.property(answer, ({ taxonomy, codes, around }) => {
      const read = parseCompletion(`${around}unsafe\n${codes.join(',')}${around}`, taxonomy);
      expect(read).toEqual({ kind: 'unsafe', codes });
    }),
  );
});
