import { expect, it } from 'vitest';
import { decideVerdict } from './decide-verdict.ts';
import { toModerationResult } from './moderation-result.ts';
import { parsePolicy } from './parse-policy.ts';
import { taxonomies } from './taxonomies/taxonomies.ts';
import { assessmentWith } from './testing/assessment-builder.ts';

const categoryScores = { S1: 0.7, S2: 0.05 };
const decide = (unsafeScore: number, policy = {}) =>
  decideVerdict(
    { kind: 'assessed', assessment: assessmentWith({ unsafeScore, categoryScores }) },
    parsePolicy(policy),
    taxonomies.llamaGuard3,
  );

it('flags an unsafe text with the categories that count', () => {
  expect(toModerationResult(decide(0.75))).toEqual({
    flagged: true,
    categories: { S1: true, S2: false },
    category_scores: categoryScores,
  });
});

it('flags an unsafe text whatever its action', () => {
  expect(toModerationResult(decide(0.75, { action: 'log' })).flagged).toBe(true);
});

it('does not flag a safe text, and keeps its scores', () => {
  expect(toModerationResult(decide(0.2))).toEqual({
    flagged: false,
    categories: { S1: false, S2: false },
    category_scores: categoryScores,
  });
});

it('flags a text that could not be checked', () => {
  const reason = { kind: 'timeout', message: 'The check took too long.' };
  expect(toModerationResult({ status: 'unchecked', action: 'log', reason })).toEqual({
    flagged: true,
    categories: {},
    category_scores: {},
  });
});
