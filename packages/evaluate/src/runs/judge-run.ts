import {
  type Assessment,
  decideVerdict,
  type GuardTask,
  type Policy,
  type Verdict,
} from '@guarded-chat/policy';
import type { CategorizedLabel } from '../metrics/category-scores.ts';
import type { JudgedLabel } from '../metrics/resample.ts';
import type { EvaluationRun, RunHeader } from './evaluation-run.ts';
import type { ScoreRecord } from './score-record.ts';

/** A labelled row with its scores and the verdict on it: what all metrics are computed from. */
export interface JudgedRow extends JudgedLabel, CategorizedLabel {
  readonly hash: string;
  readonly task: GuardTask;
  readonly source: string;
}

/** The rows of a run under a policy. */
export interface JudgedRun {
  readonly rows: readonly JudgedRow[];
  /** Rows without an answer: they are in no figure, and a page would hold them. */
  readonly unchecked: readonly ScoreRecord[];
  /** Rows that the data set gives no label. */
  readonly unlabelledCount: number;
}

/**
 * Decides every row of a run, by the decision function of the product. It needs no inference: the same run can be
 * judged under any number of policies.
 */
export function judgeRun({ header, records }: EvaluationRun, policy: Policy): JudgedRun {
  const rows: JudgedRow[] = [];
  const unchecked: ScoreRecord[] = [];
  let unlabelledCount = 0;
  for (const record of records) {
    const { hash, task, source, unsafe, categories, scores } = record;
    if (unsafe === null) {
      unlabelledCount += 1;
      continue;
    }
    const verdict = decideRecord(record, header, policy);
    if (verdict.status === 'unchecked' || 'unchecked' in scores) {
      unchecked.push(record);
      continue;
    }
    const { unsafeScore: score, categoryScores } = scores;
    const flagged = verdict.status === 'unsafe';
    rows.push({ hash, task, source, unsafe, categories, score, categoryScores, flagged });
  }
  return { rows, unchecked, unlabelledCount };
}

/** The verdict on one record. */
export function decideRecord(
  { task, scores }: Pick<ScoreRecord, 'task' | 'scores'>,
  { model, taxonomy }: Pick<RunHeader, 'model' | 'taxonomy'>,
  policy: Policy,
): Verdict {
  if ('unchecked' in scores) {
    return decideVerdict({ kind: 'unchecked', reason: scores.unchecked }, policy, taxonomy);
  }
  const assessment: Assessment = {
    task,
    ...scores,
    spans: [],
    tokens: { cached: 0, computed: 0 },
    timings: { queueMs: 0, tokenizeMs: 0, prefillMs: 0, forwardMs: 0, totalMs: 0 },
    model,
  };
  return decideVerdict({ kind: 'assessed', assessment }, policy, taxonomy);
}
