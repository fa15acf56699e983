import { defaultPolicy, parsePolicy, parseTaxonomy } from '@guarded-chat/policy';
import { expect, test } from 'vitest';
import { readJsonAttribute } from './json-attribute.ts';

test('no attribute is no value', () => {
  expect(readJsonAttribute('policy', null, parsePolicy)).toBeUndefined();
});

test('what a policy leaves out keeps its default', () => {
  expect(readJsonAttribute('policy', '{"unchecked":"warn"}', parsePolicy)).toEqual({
    ...defaultPolicy,
    unchecked: 'warn',
  });
});

test('a taxonomy is read like any other', () => {
  const taxonomy = { id: 'house', name: 'House', categories: [{ code: 'H1', name: 'Shouting' }] };
  const value = JSON.stringify(taxonomy);
  expect(readJsonAttribute('taxonomy', value, parseTaxonomy)).toMatchObject(taxonomy);
});

test.each([
  ['', 'policy: the attribute is not JSON'],
  ['warn', 'policy: the attribute is not JSON'],
  ['{"threshold":7}', 'policy.threshold'],
  ['{"treshold":0.7}', 'treshold'],
  ['[]', 'policy'],
])('%j is refused, with the reason: %s', (value, message) => {
  const read = () => readJsonAttribute('policy', value, parsePolicy);
  expect(read).toThrow(TypeError);
  expect(read).toThrow(message);
});
