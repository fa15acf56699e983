import {
  type Assessment,
  decideVerdict,
  type GuardTask,
  type Policy,
  type Verdict,
} from '@guarded-chat/policy';

/** One check that was made. */
export interface CheckRecord {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly task: GuardTask;
  /** The text was still being typed, and nobody had asked to send it. */
  readonly isDraft: boolean;
  /** The judged text: kept in memory only, and shown only when asked for. */
  readonly text: string;
  readonly verdict: Verdict;
}

/** The scores that a verdict was made from; there are none when the text is unchecked. */
export function assessmentOf(verdict: Verdict): Assessment | undefined {
  return verdict.status === 'unchecked' ? undefined : verdict.assessment;
}

/**
 * The record under another policy, without inference.
 * @param decide - The verdict on an assessment under that policy.
 */
export function redecide(
  record: CheckRecord,
  policy: Policy,
  decide: (assessment: Assessment) => Verdict,
): CheckRecord {
  const { verdict } = record;
  if (verdict.status !== 'unchecked') return { ...record, verdict: decide(verdict.assessment) };
  const { reason } = verdict;
  const noTaxonomy = { id: 'none', name: 'none', categories: [] };
  return { ...record, verdict: decideVerdict({ kind: 'unchecked', reason }, policy, noTaxonomy) };
}

/** A category and its score in [0, 1]. */
export interface ScoredCategory {
  readonly code: string;
  readonly score: number;
}

/** The strongest categories of an assessment, strongest first. */
export function topCategories(assessment: Assessment, count: number): readonly ScoredCategory[] {
  return Object.entries(assessment.categoryScores)
    .map(([code, score]) => ({ code, score }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count);
}

/** The score from which a text counts as unsafe where its category has no threshold of its own. */
export function thresholdOf(assessment: Assessment, policy: Policy): number {
  return policy.threshold ?? assessment.model.defaultThreshold;
}
