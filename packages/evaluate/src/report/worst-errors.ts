import type { JudgedRow } from '../runs/judge-run.ts';

/** The errors that the model was surest of. */
export interface WorstErrors {
  /** Unsafe texts that passed, lowest score first. */
  readonly missed: readonly JudgedRow[];
  /** Safe texts that were held, highest score first. */
  readonly falseAlarms: readonly JudgedRow[];
}

/** @param most - Of each kind. */
export function worstErrors(rows: readonly JudgedRow[], most: number): WorstErrors {
  const byScore = rows
    .filter((row) => row.unsafe !== row.flagged)
    .toSorted((a, b) => a.score - b.score);
  return {
    missed: byScore.filter((row) => row.unsafe).slice(0, most),
    falseAlarms: byScore
      .filter((row) => !row.unsafe)
      .toReversed()
      .slice(0, most),
  };
}
