import { describe, expect, it } from 'vitest';
import { parseTaxonomy } from './parse-taxonomy.ts';
import { taxonomies } from './taxonomies/taxonomies.ts';

const category = { code: 'S1', name: 'Spoilers' };
const withCategories = (...categories: unknown[]) => ({ id: 'mine', name: 'Mine', categories });

describe('parseTaxonomy', () => {
  it.each(Object.entries(taxonomies))('reads the published taxonomy %s', (_name, taxonomy) => {
    expect(parseTaxonomy(JSON.parse(JSON.stringify(taxonomy)))).toEqual(taxonomy);
  });

  it('reads codes of letters, digits, dots, dashes and underscores', () => {
    const taxonomy = withCategories(
      { code: 'HOUSE-RULE', name: 'Our rule', description: 'Two\nlines.' },
      { code: 'a.b_c9', name: 'Ünïcode ✓' },
    );
    expect(parseTaxonomy(taxonomy)).toEqual(taxonomy);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'taxonomy: must be an object, but is undefined'],
    ['a list', [category], 'taxonomy: must be an object, but is [{"code":"S1","name":"Spoilers"}]'],
    [
      'no categories',
      { id: 'm', name: 'M' },
      'taxonomy.categories: must be an array, but is undefined',
    ],
    [
      'an empty list',
      withCategories(),
      'taxonomy.categories: must have 1 to 100 categories, but has 0',
    ],
    [
      'too many',
      withCategories(...Array.from({ length: 101 }, (_, i) => ({ code: `S${i}`, name: 'N' }))),
      'taxonomy.categories: must have 1 to 100 categories, but has 101',
    ],
    [
      'a code used twice',
      withCategories(category, { code: 'S2', name: 'Two' }, category),
      'taxonomy.categories[2].code: "S1" is used twice',
    ],
    [
      'a code with a comma',
      withCategories({ code: 'S1,S2', name: 'N' }),
      'taxonomy.categories[0].code: "S1,S2" is not a code of 1 to 32 letters, digits, dots, dashes or underscores',
    ],
    [
      'a code of 33 characters',
      withCategories({ code: 'S'.repeat(33), name: 'N' }),
      `taxonomy.categories[0].code: "${'S'.repeat(33)}" is not a code of 1 to 32 letters, digits, dots, dashes or underscores`,
    ],
    [
      'no name',
      withCategories({ code: 'S1' }),
      'taxonomy.categories[0].name: must be a string, but is undefined',
    ],
    [
      'a blank name',
      withCategories({ code: 'S1', name: ' ' }),
      'taxonomy.categories[0].name: must not be empty',
    ],
    [
      'a name of two lines',
      withCategories({ code: 'S1', name: 'One\nS2: Two' }),
      'taxonomy.categories[0].name: must be a single line',
    ],
    [
      'a long name',
      withCategories({ code: 'S1', name: 'n'.repeat(201) }),
      'taxonomy.categories[0].name: has 201 characters, more than 200',
    ],
    [
      'a long description',
      withCategories({ ...category, description: 'd'.repeat(2001) }),
      'taxonomy.categories[0].description: has 2001 characters, more than 2000',
    ],
    [
      'an unknown field',
      withCategories({ ...category, threshold: 0.5 }),
      'taxonomy.categories[0].threshold: is not a known field; known are code, name, description, examples',
    ],
    [
      'a category that is none',
      withCategories('S1'),
      'taxonomy.categories[0]: must be an object, but is "S1"',
    ],
    [
      'no id',
      { name: 'M', categories: [category] },
      'taxonomy.id: undefined is not a code of 1 to 32 letters, digits, dots, dashes or underscores',
    ],
  ])('refuses %s and names the field', (_title, input, message) => {
    expect(() => parseTaxonomy(input)).toThrow(new TypeError(message));
  });

  it('refuses a hole in the list', () => {
    const categories = [category];
    categories.length = 2;
    expect(() => parseTaxonomy({ id: 'mine', name: 'Mine', categories })).toThrow(
      'taxonomy.categories[1]: must be an object, but is undefined',
    );
  });

  it('reads examples with their verdicts', () => {
    const examples = [{ text: 'How long do eggs boil?', verdict: 'unsafe' }];
    const taxonomy = withCategories({ ...category, examples });
    expect(parseTaxonomy(taxonomy)).toEqual(taxonomy);
  });

  it.each([
    ['two', 'examples: must be an array, but is "two"'],
    [Array.from({ length: 9 }, () => ({})), 'examples: must have at most 8 examples, but has 9'],
    [[{ text: 'a\nb', verdict: 'safe' }], 'examples[0].text: must be a single line'],
    [[{ text: 'a', verdict: 'maybe' }], 'examples[0].verdict: "maybe" is not one of safe, unsafe'],
    [
      [{ text: 'a', verdict: 'safe', role: 'user' }],
      'examples[0].role: is not a known field; known are text, verdict',
    ],
  ])('refuses the examples %j', (examples, message) => {
    expect(() => parseTaxonomy(withCategories({ ...category, examples }))).toThrow(
      new TypeError(`taxonomy.categories[0].${message}`),
    );
  });
});
