import type { Verdict } from './verdict.ts';

/** A verdict in the shape of one result of OpenAI's moderation endpoint, by category code. */
export interface ModerationResult {
  readonly flagged: boolean;
  /** Whether each scored category counts under the policy. */
  readonly categories: Readonly<Record<string, boolean>>;
  /** Scores in [0, 1]. */
  readonly category_scores: Readonly<Record<string, number>>;
}

/**
 * The verdict for code that is written for OpenAI's moderation endpoint. An unchecked text is flagged, with no
 * categories: such code knows only two answers, and a text without a verdict is never safe.
 * Source: OpenAI API reference, "Create moderation", `results[]`.
 */
export function toModerationResult(verdict: Verdict): ModerationResult {
  if (verdict.status === 'unchecked') {
    return { flagged: true, categories: {}, category_scores: {} };
  }
  const flagged = verdict.status === 'unsafe';
  const counting = flagged ? verdict.categories.map((category) => category.code) : [];
  const scores = verdict.assessment.categoryScores;
  return {
    flagged,
    categories: Object.fromEntries(
      Object.keys(scores).map((code) => [code, counting.includes(code)]),
    ),
    category_scores: scores,
  };
}
