import { parsePolicy } from '@guarded-chat/policy';
import { expect, it } from 'vitest';
import { policyChoices } from './policy-choices.ts';

const policy = parsePolicy({ threshold: 0.42, categories: { S1: { action: 'warn' } } });

it('offers the policy that is set, and the same at each operating point', () => {
  const thresholds = { strict: 0.3, default: 0.5, lenient: 0.7 };
  const choices = policyChoices(policy, thresholds, []);
  expect(choices.map(({ id, policy: { threshold } }) => [id, threshold])).toEqual([
    ['current', 0.42],
    ['strict', 0.3],
    ['default', 0.5],
    ['lenient', 0.7],
  ]);
  expect(choices.every((one) => one.policy.categories === policy.categories)).toBe(true);
});

it('offers the policies that were saved by name', () => {
  const saved = parsePolicy({ action: 'log' });
  const settings = { policy: saved, excludedCodes: [] };
  const choices = policyChoices(policy, undefined, [
    { id: 'a', name: 'Mild', savedMs: 1, settings },
  ]);
  expect(choices.at(-1)).toEqual({ id: 'a', name: 'Saved: Mild', policy: saved });
});

it('offers no operating points before there is a model', () => {
  expect(policyChoices(policy, undefined, [])).toHaveLength(1);
});
