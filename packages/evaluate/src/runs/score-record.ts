import type { GuardTask, UncheckedReason } from '@guarded-chat/policy';
import type { EvaluationRow } from '../rows/evaluation-row.ts';
import { rowHash } from '../rows/row-hash.ts';
import type { RowOutcome } from './assess-rows.ts';

/** The scores of a text, as they are kept: what a verdict is decided on, whatever the policy. */
export type RowScores =
  | {
      /** In [0, 1]. */
      readonly unsafeScore: number;
      /** By category code, in [0, 1]. */
      readonly categoryScores: Readonly<Record<string, number>>;
    }
  | { readonly unchecked: UncheckedReason };

/** The result of a row as it is written to a file: label and scores, none of the texts. */
export interface ScoreRecord {
  /** Of task and texts, see `rowHash`. */
  readonly hash: string;
  readonly task: GuardTask;
  readonly source: string;
  /** By its label; null when there is none. */
  readonly unsafe: boolean | null;
  readonly categories: readonly string[];
  readonly scores: RowScores;
}

/**
 * The scores of an outcome. They are rounded to six decimals: the last bits of a sum differ with the number of threads
 * and the machine, and equal runs should give equal files.
 */
export function rowScores(outcome: RowOutcome): RowScores {
  if (outcome.kind === 'unchecked') return { unchecked: outcome.reason };
  const { unsafeScore, categoryScores } = outcome.assessment;
  return {
    unsafeScore: round(unsafeScore),
    categoryScores: Object.fromEntries(
      Object.entries(categoryScores).map(([code, score]) => [code, round(score)]),
    ),
  };
}

/** The record of a row. */
export async function scoreRecord(row: EvaluationRow, scores: RowScores): Promise<ScoreRecord> {
  const { task, source, unsafe = null, categories } = row;
  return { hash: await rowHash(row), task, source, unsafe, categories, scores };
}

function round(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
