import type { CategoryRule, Policy } from '@guarded-chat/policy';

/** What is to change in a rule; undefined takes the setting back. */
export type RuleChange = {
  readonly [Field in keyof CategoryRule]: CategoryRule[Field] | undefined;
};

/** The policy with a threshold for all categories, in [0, 1], or with the model's own. */
export function withThreshold(policy: Policy, threshold: number | undefined): Policy {
  if (threshold !== undefined) return { ...policy, threshold };
  const { threshold: former, ...rest } = policy;
  return former === undefined ? policy : rest;
}

/** The policy with a changed rule for one category; a rule that sets nothing is dropped. */
export function withRule(policy: Policy, code: string, change: RuleChange): Policy {
  const entries = Object.entries({ ...policy.categories[code], ...change });
  const rule: CategoryRule = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  const others = Object.entries(policy.categories).filter(([other]) => other !== code);
  const categories = Object.fromEntries(others);
  if (Object.keys(rule).length > 0) categories[code] = rule;
  return { ...policy, categories };
}
