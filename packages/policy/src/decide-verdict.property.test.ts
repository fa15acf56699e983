import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideVerdict } from './decide-verdict.ts';
import { guardActions } from './parse-policy.ts';
import type { Policy } from './policy.ts';
import type { Taxonomy } from './taxonomy.ts';
import { anyPolicyFor, anyScore, anyTaxonomy } from './testing/arbitraries.ts';
import { assessmentWith } from './testing/assessment-builder.ts';
import type { Verdict } from './verdict.ts';

/** A taxonomy, a policy for it, and how a model shares its score out among the categories. */
const question = anyTaxonomy.chain((taxonomy) =>
  fc.record({
    taxonomy: fc.constant(taxonomy),
    policy: anyPolicyFor(taxonomy),
    shares: fc.array(fc.integer({ min: 0, max: 100 }), {
      minLength: taxonomy.categories.length,
      maxLength: taxonomy.categories.length,
    }),
  }),
);

interface Question {
  readonly taxonomy: Taxonomy;
  readonly policy: Policy;
  readonly shares: readonly number[];
}

function decide({ taxonomy, policy, shares }: Question, unsafeScore: number): Verdict {
  const sum = shares.reduce((total, share) => total + share, 0);
  const categoryScores =
    sum === 0
      ? {}
      : Object.fromEntries(
          taxonomy.categories.map(({ code }, index) => [
            code,
            ((shares[index] ?? 0) / sum) * unsafeScore,
          ]),
        );
  const assessment = assessmentWith({ unsafeScore, categoryScores });
  return decideVerdict({ kind: 'assessed', assessment }, policy, taxonomy);
}

const strengthOf = ({ action }: Verdict) => guardActions.indexOf(action);

describe('a verdict', () => {
  test('is never weaker for a higher score', () => {
    fc.assert(
      fc.property(question, anyScore, anyScore, (asked, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(strengthOf(decide(asked, high))).toBeGreaterThanOrEqual(
          strengthOf(decide(asked, low)),
        );
      }),
    );
  });

  test('is never weaker under a lower threshold', () => {
    fc.assert(
      fc.property(question, anyScore, anyScore, (asked, score, threshold) => {
        const { policy } = asked;
        const stricter = {
          ...asked,
          policy: { ...policy, threshold: Math.min(threshold, policy.threshold ?? 1) },
        };
        const plain = { ...asked, policy: { ...policy, threshold: policy.threshold ?? 1 } };
        expect(strengthOf(decide(stricter, score))).toBeGreaterThanOrEqual(
          strengthOf(decide(plain, score)),
        );
      }),
    );
  });

  test('at a score that reaches every threshold is unsafe, unless a category is switched off', () => {
    fc.assert(
      fc.property(question, anyScore, (asked, score) => {
        const { threshold, action, categories } = asked.policy;
        const rules = Object.values(categories);
        fc.pre(action !== 'off' && rules.every((rule) => rule.action !== 'off'));
        const highest = Math.max(
          threshold ?? assessmentWith().model.defaultThreshold,
          ...rules.map((rule) => rule.threshold ?? 0),
        );
        fc.pre(score >= highest);
        expect(decide(asked, score).status).toBe('unsafe');
      }),
    );
  });

  test('on scores that are none is unchecked, with the action of the policy, never safe', () => {
    const flaw = fc.constantFrom(
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      -0.001,
      1.001,
    );
    fc.assert(
      fc.property(question, flaw, fc.boolean(), ({ taxonomy, policy }, value, isCategory) => {
        const [first] = taxonomy.categories;
        const assessment = isCategory
          ? assessmentWith({ categoryScores: { [first?.code ?? '']: value } })
          : assessmentWith({ unsafeScore: value });
        const verdict = decideVerdict({ kind: 'assessed', assessment }, policy, taxonomy);
        expect(verdict).toMatchObject({ status: 'unchecked', action: policy.unchecked });
      }),
    );
  });
});
