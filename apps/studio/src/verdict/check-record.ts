import {
  type Assessment,
  type Conversation,
  decideVerdict,
  type GuardProtocolId,
  type GuardTask,
  type Policy,
  type Taxonomy,
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
  /** The judged text with what was said before it. */
  readonly conversation: Conversation;
  /** What the model was asked about. */
  readonly taxonomy: Taxonomy;
  /** The prompt format of the model that was asked. */
  readonly protocol: GuardProtocolId;
  readonly verdict: Verdict;
  /** The scores that the verdict was made from; absent when the check failed. */
  readonly assessment?: Assessment;
}

let lastId = 0;

/** A record of a check that has just ended. */
export function createRecord(check: Omit<CheckRecord, 'id' | 'atMs' | 'assessment'>): CheckRecord {
  lastId += 1;
  const { verdict } = check;
  return {
    ...check,
    id: lastId,
    atMs: Date.now(),
    ...(verdict.status !== 'unchecked' && { assessment: verdict.assessment }),
  };
}

/** The record under another policy, without inference. */
export function redecide(record: CheckRecord, policy: Policy): CheckRecord {
  const { assessment, taxonomy, verdict } = record;
  if (assessment) {
    const outcome = { kind: 'assessed', assessment } as const;
    return { ...record, verdict: decideVerdict(outcome, policy, taxonomy) };
  }
  if (verdict.status !== 'unchecked') return record;
  const outcome = { kind: 'unchecked', reason: verdict.reason } as const;
  return { ...record, verdict: decideVerdict(outcome, policy, taxonomy) };
}

/** A category and its score in [0, 1]. */
export interface ScoredCategory {
  readonly code: string;
  readonly name: string;
  readonly score: number;
}

/** The strongest categories of a check, strongest first; none when the model named none. */
export function topCategories(record: CheckRecord, count: number): readonly ScoredCategory[] {
  const scores = record.assessment?.categoryScores ?? {};
  return record.taxonomy.categories
    .map(({ code, name }) => ({ code, name, score: scores[code] ?? 0 }))
    .filter(({ code }) => Object.hasOwn(scores, code))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count);
}

/** The score from which a text counts as unsafe where its category has no threshold of its own. */
export function thresholdOf(assessment: Assessment, policy: Policy): number {
  return policy.threshold ?? assessment.model.defaultThreshold;
}
