import { defaultPolicy } from '@guarded-chat/policy';
import { expect, test } from 'vitest';
import { readPolicyAttribute } from './policy-attribute.ts';

test('no attribute is no policy', () => {
  expect(readPolicyAttribute(null)).toBeUndefined();
});

test('what the attribute leaves out keeps its default', () => {
  expect(readPolicyAttribute('{"unchecked":"warn"}')).toEqual({
    ...defaultPolicy,
    unchecked: 'warn',
  });
});

test.each([
  ['', 'not JSON'],
  ['warn', 'not JSON'],
  ['{"threshold":7}', 'policy.threshold'],
  ['{"treshold":0.7}', 'treshold'],
  ['[]', 'policy'],
])('%j is refused, with the reason: %s', (value, message) => {
  expect(() => readPolicyAttribute(value)).toThrow(TypeError);
  expect(() => readPolicyAttribute(value)).toThrow(message);
});
