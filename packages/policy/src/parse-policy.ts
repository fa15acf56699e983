import {
  fieldError,
  requireCode,
  requireNumber,
  requireObject,
  requireOneOf,
} from './field-checks.ts';
import type { CategoryRule, GuardAction, Policy } from './policy.ts';

/** All actions, weakest first. */
export const guardActions: readonly GuardAction[] = ['off', 'log', 'warn', 'block'];

const uncheckedActions = ['log', 'warn', 'block'] as const;
const MAX_DEADLINE_MS = 600_000;

/** The policy for whoever states none: block what is unsafe and what could not be checked within 10 seconds. */
export const defaultPolicy: Policy = {
  action: 'block',
  categories: {},
  unchecked: 'block',
  deadlineMs: 10_000,
};

/**
 * Reads a policy from untrusted data, such as parsed JSON. What is left out is taken from `defaultPolicy`.
 * @param input - Fields of `Policy`, all optional; other fields are refused, so that no typing error goes unnoticed.
 *   Thresholds lie in [0, 1], `deadlineMs` in [1, 600000].
 * @throws TypeError that names the field: `policy.categories.S6.threshold: 1.4 is outside [0, 1]`.
 */
export function parsePolicy(input: unknown): Policy {
  const fields = requireObject(input, 'policy', [
    'threshold',
    'action',
    'categories',
    'unchecked',
    'deadlineMs',
  ]);
  const { threshold, action, categories, unchecked, deadlineMs } = fields;
  return {
    ...defaultPolicy,
    ...(threshold !== undefined && {
      threshold: requireNumber(threshold, 'policy.threshold', 0, 1),
    }),
    ...(action !== undefined && { action: requireOneOf(action, 'policy.action', guardActions) }),
    ...(categories !== undefined && { categories: parseRules(categories) }),
    ...(unchecked !== undefined && { unchecked: parseUnchecked(unchecked) }),
    ...(deadlineMs !== undefined && {
      deadlineMs: requireNumber(deadlineMs, 'policy.deadlineMs', 1, MAX_DEADLINE_MS),
    }),
  };
}

function parseUnchecked(value: unknown): Policy['unchecked'] {
  if (value === 'off') {
    throw fieldError(
      'policy.unchecked',
      '"off" would let unchecked texts pass as safe; use "log" to let them pass marked as unchecked',
    );
  }
  return requireOneOf(value, 'policy.unchecked', uncheckedActions);
}

function parseRules(input: unknown): Policy['categories'] {
  const entries = Object.entries(requireObject(input, 'policy.categories'));
  return Object.fromEntries(
    entries.map(([code, rule]) => [
      requireCode(code, 'policy.categories'),
      parseRule(rule, `policy.categories.${code}`),
    ]),
  );
}

function parseRule(input: unknown, path: string): CategoryRule {
  const { action, threshold } = requireObject(input, path, ['action', 'threshold']);
  return {
    ...(action !== undefined && { action: requireOneOf(action, `${path}.action`, guardActions) }),
    ...(threshold !== undefined && {
      threshold: requireNumber(threshold, `${path}.threshold`, 0, 1),
    }),
  };
}
