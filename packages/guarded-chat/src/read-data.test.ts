import { defaultPolicy, parsePolicy, parseTaxonomy } from '@guarded-chat/policy';
import { expect, test } from 'vitest';
import { readData } from './read-data.ts';

test.each([undefined, null])('%s is no value', (nothing) => {
  expect(readData('policy', nothing, parsePolicy)).toBeUndefined();
});

test('what a policy leaves out keeps its default', () => {
  expect(readData('policy', '{"unchecked":"warn"}', parsePolicy)).toEqual({
    ...defaultPolicy,
    unchecked: 'warn',
  });
});

test('data needs no JSON', () => {
  expect(readData('policy', { unchecked: 'warn' }, parsePolicy)?.unchecked).toBe('warn');
});

test('a taxonomy is read like any other', () => {
  const taxonomy = { id: 'house', name: 'House', categories: [{ code: 'H1', name: 'Shouting' }] };
  const value = JSON.stringify(taxonomy);
  expect(readData('taxonomy', value, parseTaxonomy)).toMatchObject(taxonomy);
});

test.each([
  ['', 'policy: the attribute is not JSON'],
  ['warn', 'policy: the attribute is not JSON'],
  ['{"threshold":7}', 'policy.threshold'],
  ['{"treshold":0.7}', 'treshold'],
  ['[]', 'policy'],
])('%j is refused, with the reason: %s', (value, message) => {
  const read = () => readData('policy', value, parsePolicy);
  expect(read).toThrow(TypeError);
  expect(read).toThrow(message);
});
