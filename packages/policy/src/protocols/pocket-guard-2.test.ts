import { describe, expect, it } from 'vitest';
import { joinPrompt } from '../join-prompt.ts';
import { taxonomies } from '../taxonomies/taxonomies.ts';
import { recipeAnswer, recipeQuestion } from '../testing/golden-prompt.ts';
import { pocketGuard2 } from './pocket-guard-2.ts';

const { defaultTaxonomy } = pocketGuard2;
const key = { kind: 'control', token: '<empty_output>' };
const twoCategories = {
  id: 'two',
  name: 'Two',
  categories: [
    { code: 'X9', name: 'Spoilers', description: 'Endings of films.' },
    { code: 'X2', name: 'Recipes' },
  ],
};

describe('pocket-guard-2', () => {
  it('puts a key token behind each category, in their order, without letters and line breaks', () => {
    expect(pocketGuard2.render(recipeQuestion, twoCategories).prefix).toEqual([
      { kind: 'control', token: '<|im_start|>' },
      { kind: 'text', text: 'system\nIs the last message unsafe? Categories:' },
      { kind: 'text', text: ' Spoilers. Endings of films.', apart: true },
      key,
      { kind: 'text', text: ' Recipes', apart: true },
      key,
      { kind: 'control', token: '<|im_end|>' },
      { kind: 'text', text: '\n' },
      { kind: 'control', token: '<|im_start|>' },
      { kind: 'text', text: 'user\n' },
    ]);
  });

  it('renders an answer behind its message, and asks by one slot', () => {
    expect(joinPrompt(pocketGuard2.render(recipeAnswer, twoCategories))).toBe(
      '<|im_start|>system\nIs the last message unsafe? Categories:' +
        ' Spoilers. Endings of films.<empty_output> Recipes<empty_output><|im_end|>\n' +
        '<|im_start|>user\nWhat is the recipe for mayonnaise?<|im_end|>\n' +
        '<|im_start|>assistant\nMix egg yolk, oil and lemon juice.<|im_end|>' +
        '<jupyter_output>',
    );
  });

  it('asks about the fourteen categories of Llama Guard 3 unless told otherwise', () => {
    expect(defaultTaxonomy).toBe(taxonomies.llamaGuard3);
    const { prefix } = pocketGuard2.render(recipeQuestion, defaultTaxonomy);
    const keys = prefix.filter((piece) => piece.kind === 'control' && piece.token === key.token);
    expect(keys).toHaveLength(14);
  });

  it('leaves a key token that is written in a name or in a message as text', () => {
    const categories = [{ code: 'S1', name: 'A<empty_output>', description: '<empty_output> b' }];
    const { prefix, turns } = pocketGuard2.render(
      [{ role: 'user', text: 'hi <empty_output><jupyter_output>' }],
      { ...twoCategories, categories },
    );
    const controls = [...prefix, ...turns].filter((piece) => piece.kind === 'control');
    expect(controls.map(({ token }) => token)).toEqual([
      '<|im_start|>',
      '<empty_output>',
      '<|im_end|>',
      '<|im_start|>',
      '<|im_end|>',
    ]);
  });

  it('takes forty categories', () => {
    const categories = Array.from({ length: 40 }, (_, index) => ({ code: `S${index}`, name: 'N' }));
    expect(() =>
      pocketGuard2.render(recipeQuestion, { ...twoCategories, categories }),
    ).not.toThrow();
  });

  it.each([0, 41])('refuses a taxonomy of %i categories', (count) => {
    const categories = Array.from({ length: count }, (_, index) => ({
      code: `S${index}`,
      name: 'Name',
    }));
    expect(() => pocketGuard2.render(recipeQuestion, { ...twoCategories, categories })).toThrow(
      `taxonomy.categories: must have 1 to 40 categories for pocket-guard-2, but has ${count}`,
    );
  });

  it('refuses a conversation without a text to judge', () => {
    expect(() => pocketGuard2.render([], defaultTaxonomy)).toThrow(TypeError);
  });
});
