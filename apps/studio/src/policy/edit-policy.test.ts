import { parsePolicy } from '@guarded-chat/policy';
import { expect, it } from 'vitest';
import { withRule, withThreshold } from './edit-policy.ts';

const policy = parsePolicy({});

it('sets a threshold for all categories, and takes it back', () => {
  const stricter = withThreshold(policy, 0.3);
  expect(stricter.threshold).toBe(0.3);
  expect(withThreshold(stricter, undefined)).toEqual(policy);
});

it('changes one field of a rule and keeps the other', () => {
  const warning = withRule(policy, 'S2', { action: 'warn' });
  const both = withRule(warning, 'S2', { threshold: 0.8 });
  expect(both.categories).toEqual({ S2: { action: 'warn', threshold: 0.8 } });
});

it('drops a rule that sets nothing', () => {
  const warning = withRule(policy, 'S2', { action: 'warn' });
  expect(withRule(warning, 'S2', { action: undefined })).toEqual(policy);
});

it('leaves the rules of other categories alone', () => {
  const first = withRule(policy, 'S1', { threshold: 0.2 });
  expect(withRule(first, 'S2', { action: 'off' }).categories['S1']).toEqual({ threshold: 0.2 });
});

it('makes only policies that can be read back', () => {
  const edited = withRule(withThreshold(policy, 0.4), 'S10', { action: 'log', threshold: 1 });
  expect(parsePolicy(JSON.parse(JSON.stringify(edited)))).toEqual(edited);
});
