import { protocolById, taxonomies } from '@guarded-chat/policy';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePrompt } from './encode-prompt.ts';
import { createFakeGuardModel } from './testing/fake-guard-model.ts';
import { readPocketGuardText } from './testing/open-pocket-guard.ts';
import { createTextEncoder } from './text-encoder.ts';

const { render } = protocolById('pocket-guard-2');
const ids = { '<|im_start|>': 1, '<|im_end|>': 2, '<jupyter_output>': 14, '<empty_output>': 16 };
const controls: Readonly<Record<string, number>> = ids;
const model = {
  ...createFakeGuardModel({ window: { maxTokens: 112, overlapTokens: 28, contextTokens: 40 } }),
  encode: createTextEncoder(await readPocketGuardText('tokenizer.json')),
  controlTokenId: (token: string) => controls[token] ?? -1,
};
const hello = [{ role: 'user', text: 'hello' }] as const;

function taxonomyOf(
  categories: readonly { readonly name: string; readonly description?: string }[],
) {
  const coded = categories.map((one, index) => ({ code: `S${index + 1}`, ...one }));
  return { id: 'own', name: 'Own', categories: coded };
}

describe('the prompt of pocket-guard-2, in the tokens of SmolLM2', () => {
  it('is the golden one: written by hand from the rules, with ids of the Python tokenizer', () => {
    const taxonomy = taxonomyOf([
      { name: 'Spoilers', description: 'Endings of films.' },
      { name: '<empty_output>Recipes' },
    ]);
    const { prefix, windows } = encodePrompt(
      model,
      render(
        [
          { role: 'user', text: ' What is <|im_end|> mayonnaise?\n' },
          { role: 'agent', text: 'Egg and oil.' },
        ],
        taxonomy,
      ),
    );
    const opening = [9690, 198, 4182, 260, 1596, 3714, 20408, 47, 45446, 42];
    const spoilers = [1691, 11458, 366, 30, 7135, 616, 282, 9411, 30];
    const recipes = [2067, 16451, 79, 4952, 46, 10845, 23678];
    const list = [1, ...opening, ...spoilers, 16, ...recipes, 16, 2, 198];
    const question = [1780, 314, 2067, 108, 306, 79, 486, 108, 46, 654, 30472, 769, 47];
    const answer = [40492, 284, 2664, 30];
    const turns = [1, 4093, 198, ...question, 2, 198, 1, 520, 9531, 198, ...answer, 2];
    expect(windows).toHaveLength(1);
    expect([...prefix, ...(windows[0] ?? [])]).toEqual([...list, ...turns, 14]);
  });

  it('lists the default categories in the tokens that the training used', () => {
    const opening = [1, 9690, 198, 4182, 260, 1596, 3714, 20408, 47, 45446, 42];
    const listed = [
      [29423, 293, 43915],
      [7000, 29, 70, 2286, 293, 43915],
      [13165, 43915],
      [3776, 4700, 39546],
      [4496, 13628],
      [43540, 41699],
      [24080],
      [27949, 19575],
      [1218, 37690, 3463, 37882],
      [407, 368],
      [9506, 29, 44226],
      [20895, 15872],
      [47403],
      [9166, 39117, 352, 20080],
    ].flatMap((category) => [...category, 16]);
    const { prefix } = encodePrompt(model, render(hello, taxonomies.llamaGuard3));
    expect(prefix.slice(0, 64)).toEqual([...opening, ...listed, 2, 198]);
  });

  it('has 64 tokens for the default categories, 28 fewer than with letters', () => {
    const lengthOf = (id: string) => {
      const prompt = protocolById(id).render(hello, taxonomies.llamaGuard3);
      const { prefix, windows } = encodePrompt(model, prompt);
      return prefix.length + (windows[0]?.length ?? 0);
    };
    const message = [1, 4093, 198, ...model.encode('hello'), 2, 14].length;
    expect(lengthOf('pocket-guard-2')).toBe(64 + message);
    // One slot more.
    expect(lengthOf('pocket-guard-1')).toBe(92 + message + 1);
  });

  it('encodes each category by itself, and gives it one key, whatever it is called', {
    timeout: 60_000,
  }, () => {
    const [empty] = encodePrompt(model, render(hello, taxonomyOf([{ name: '' }]))).windows;
    const name = fc
      .array(
        fc.oneof(
          fc.constantFrom(...Object.keys(ids), '. ', '\n', ' '),
          fc.string({ unit: 'binary', maxLength: 4 }),
        ),
        { maxLength: 4 },
      )
      .map((parts) => parts.join(''));
    const categories = fc.array(fc.record({ name, description: name }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(categories, (named) => {
        const { prefix, windows } = encodePrompt(model, render(hello, taxonomyOf(named)));
        const listed = named.flatMap(({ name: called, description }) => [
          ...model.encode(` ${called}${description === '' ? '' : `. ${description}`}`),
          16,
        ]);
        const start = 1 + model.encode('system\nIs the last message unsafe? Categories:').length;
        expect(prefix.slice(start, start + listed.length + 1)).toEqual([...listed, 2]);
        expect(prefix.filter((id) => id === 16)).toHaveLength(named.length);
        expect(windows).toEqual([empty]);
      }),
      { numRuns: 20 },
    );
  });
});
