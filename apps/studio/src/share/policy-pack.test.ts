import { parsePolicy, taxonomies } from '@guarded-chat/policy';
import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { policyPackSchema, policyPackSchemaPath } from './policy-pack-schema.ts';
import { packToFile, type PolicyPack, parsePolicyPack } from './policy-pack.ts';

const schema: Readonly<Record<string, unknown>> = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: policyPackSchemaPath,
  ...toJsonSchema(policyPackSchema, { target: 'draft-2020-12' }),
};
const isValid = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);

const pack: PolicyPack = {
  format: 'guarded-chat-policy/1',
  name: 'School',
  policy: parsePolicy({ threshold: 0.4, categories: { S6: { action: 'warn', threshold: 0.9 } } }),
  taxonomy: {
    id: 'custom',
    name: 'Of our own',
    categories: [
      ...taxonomies.llamaGuard3Described.categories,
      { code: 'H.1', name: 'House rules', examples: [{ text: 'Shout!', verdict: 'unsafe' }] },
    ],
  },
  excludedCodes: ['S14'],
};
const least = { format: pack.format, name: 'a', policy: {} };
const [category] = taxonomies.llamaGuard3.categories;

function withTaxonomy(change: object): object {
  return { ...least, taxonomy: { id: 'a', name: 'b', categories: [category], ...change } };
}

function withCategory(change: object): object {
  return withTaxonomy({ categories: [{ ...category, ...change }] });
}

const right: readonly (readonly [string, unknown])[] = [
  ['what the studio writes', JSON.parse(packToFile(pack, 'https://studio.example/'))],
  ['a name and a policy', least],
  [
    'thresholds at both ends',
    { ...least, policy: { threshold: 1, categories: { A: { threshold: 0 } } } },
  ],
  ['an empty description', withCategory({ description: '' })],
  [
    'eight examples',
    withCategory({ examples: Array.from({ length: 8 }, () => ({ text: 'a', verdict: 'safe' })) }),
  ],
];

const wrong: readonly (readonly [string, unknown])[] = [
  ['pack.format: is missing', []],
  ['pack: must be an object', null],
  ['pack: has a field that is not known', { ...pack, secret: 1 }],
  ['pack.format: must be "guarded-chat-policy/1"', { ...pack, format: 'guarded-chat-policy/2' }],
  ['pack.name: must be a single line', { ...pack, name: ' ' }],
  ['pack.name: must be a single line', { ...pack, name: 'a\nb' }],
  ['pack.name: must be a single line', { ...pack, name: 'a'.repeat(201) }],
  ['pack.name: is missing', { format: pack.format, policy: {} }],
  ['pack.policy: is missing', { format: pack.format, name: 'a' }],
  ['pack.policy: must be an object', { ...least, policy: 'strict' }],
  ['policy: must be an object', { ...least, policy: [] }],
  ['pack.policy: has a field that is not known', { ...least, policy: { treshold: 0.4 } }],
  ['pack.policy.threshold: must be a number in [0, 1]', { ...least, policy: { threshold: 1.5 } }],
  ['pack.policy.threshold: must be a number in [0, 1]', { ...least, policy: { threshold: '0.5' } }],
  ['pack.policy.deadlineMs: must be a number', { ...least, policy: { deadlineMs: 0 } }],
  ['pack.policy.unchecked: must be one of', { ...least, policy: { unchecked: 'off' } }],
  [
    'pack.policy.categories.S1.action: must be one of',
    { ...least, policy: { categories: { S1: { action: 'ban' } } } },
  ],
  [
    'pack.policy.categories.S1: has a field',
    { ...least, policy: { categories: { S1: { ban: 1 } } } },
  ],
  [
    'pack.policy.categories: has a key that is none',
    { ...least, policy: { categories: { 'a b': {} } } },
  ],
  ['pack.taxonomy.categories: must be a list of 1 to 100', withTaxonomy({ categories: [] })],
  ['pack.taxonomy.id: must be a code', withTaxonomy({ id: 'a b' })],
  ['pack.taxonomy: has a field', withTaxonomy({ version: 2 })],
  ['pack.taxonomy.categories[0].name: must be a single line', withCategory({ name: '' })],
  ['pack.taxonomy.categories[0].code: must be a code', withCategory({ code: 'a'.repeat(33) })],
  [
    'pack.taxonomy.categories[0].description: must be a text',
    withCategory({ description: 'a'.repeat(2001) }),
  ],
  [
    'pack.taxonomy.categories[0].examples[0].verdict: must be',
    withCategory({ examples: [{ text: 'a', verdict: 'bad' }] }),
  ],
  ['pack.excludedCodes[0]: must be a code', { ...pack, excludedCodes: ['a b'] }],
  ['pack.excludedCodes: must be a list', { ...pack, excludedCodes: 'S1' }],
];

describe('parsePolicyPack', () => {
  it('gives back what was written, by way of a file', () => {
    expect(parsePolicyPack(JSON.parse(packToFile(pack, 'https://studio.example/')))).toEqual(pack);
  });

  it('asks for no more than a name and a policy', () => {
    expect(parsePolicyPack(least)).toMatchObject({ policy: parsePolicy({}), excludedCodes: [] });
  });

  it('refuses a code that occurs twice, which a JSON schema cannot', () => {
    const twice = withTaxonomy({ categories: [category, category] });
    expect(() => parsePolicyPack(twice)).toThrow('taxonomy.categories[1].code');
  });

  it.each(wrong)('says "%s", and repeats nothing', (words, input) => {
    expect(() => parsePolicyPack(input)).toThrow(words);
    expect(() => parsePolicyPack(input)).not.toThrow(/secret|treshold|ban\b|strict|a b/);
  });
});

describe('the published schema', () => {
  it('is what the studio serves at its address', async () => {
    // `npx vitest run -u` writes it anew.
    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(
      `../../public${policyPackSchemaPath}`,
    );
  });

  it('is named by the packs that a studio writes', () => {
    expect(JSON.parse(packToFile(pack, 'https://studio.example/here?a#b'))).toMatchObject({
      $schema: 'https://studio.example/policy-pack.schema.json',
    });
  });

  it.each(right)('takes what the import takes: %s', (_name, input) => {
    expect(() => parsePolicyPack(input)).not.toThrow();
    expect(isValid(input)).toBe(true);
  });

  it.each(wrong)('refuses what the import refuses: %s', (_words, input) => {
    expect(isValid(input)).toBe(false);
  });
});
