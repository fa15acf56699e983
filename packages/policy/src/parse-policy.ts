import {
  fieldError,
  optional,
  readFields,
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
  const given = readFields<Partial<Policy>>(input, 'policy', {
    threshold: optional(readThreshold),
    action: optional(readAction),
    categories: optional(parseRules),
    unchecked: optional(parseUnchecked),
    deadlineMs: optional((value, path) => requireNumber(value, path, 1, MAX_DEADLINE_MS)),
  });
  return { ...defaultPolicy, ...given };
}

function readThreshold(value: unknown, path: string): number {
  return requireNumber(value, path, 0, 1);
}

function readAction(value: unknown, path: string): GuardAction {
  return requireOneOf(value, path, guardActions);
}

function parseUnchecked(value: unknown, path: string): Policy['unchecked'] {
  if (value === 'off') {
    throw fieldError(
      path,
      '"off" would let unchecked texts pass as safe; use "log" to let them pass marked as unchecked',
    );
  }
  return requireOneOf(value, path, uncheckedActions);
}

function parseRules(input: unknown, path: string): Policy['categories'] {
  const entries = Object.entries(requireObject(input, path));
  return Object.fromEntries(
    entries.map(([code, rule]) => [
      requireCode(code, path),
      readFields<CategoryRule>(rule, `${path}.${code}`, {
        action: optional(readAction),
        threshold: optional(readThreshold),
      }),
    ]),
  );
}
