import { readFile } from 'node:fs/promises';
import { parsePolicy, taxonomies } from '@guarded-chat/policy';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type PolicyPack, parsePolicyPack } from './policy-pack.ts';

const schema = JSON.parse(
  await readFile(new URL('./policy-pack-1.schema.json', import.meta.url), 'utf8'),
) as object;
const isValid = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);

const pack: PolicyPack = {
  format: 'guarded-chat-policy/1',
  name: 'School',
  policy: parsePolicy({ threshold: 0.4, categories: { S6: { action: 'warn', threshold: 0.9 } } }),
  taxonomy: taxonomies.llamaGuard3Described,
  excludedCodes: ['S14'],
};

const wrong: readonly (readonly [string, unknown])[] = [
  ['pack.format', { ...pack, format: 'guarded-chat-policy/2' }],
  ['pack.name', { ...pack, name: ' ' }],
  ['pack.policy', { format: pack.format, name: 'a' }],
  ['policy.threshold', { ...pack, policy: { threshold: 1.5 } }],
  ['policy.unchecked', { ...pack, policy: { unchecked: 'off' } }],
  ['policy.categories.S1.action', { ...pack, policy: { categories: { S1: { action: 'ban' } } } }],
  ['taxonomy.categories', { ...pack, taxonomy: { id: 'a', name: 'b', categories: [] } }],
  ['pack.excludedCodes', { ...pack, excludedCodes: ['a b'] }],
  ['pack: field 6', { ...pack, secret: 1 }],
  ['pack', []],
];

describe('parsePolicyPack', () => {
  it('gives back what was written, by way of JSON', () => {
    expect(parsePolicyPack(JSON.parse(JSON.stringify(pack)))).toEqual(pack);
  });

  it('asks for no more than a name and a policy', () => {
    const least = { format: pack.format, name: 'a', policy: {} };
    expect(parsePolicyPack(least)).toMatchObject({ policy: parsePolicy({}), excludedCodes: [] });
    expect(isValid(least)).toBe(true);
  });

  it.each(wrong)('names %s', (field, input) => {
    expect(() => parsePolicyPack(input)).toThrow(field);
  });
});

describe('the published schema', () => {
  it('takes what the studio writes', () => {
    expect(isValid(JSON.parse(JSON.stringify(pack)))).toBe(true);
  });

  it.each(wrong)('refuses what the studio refuses: %s', (_field, input) => {
    expect(isValid(input)).toBe(false);
  });
});
