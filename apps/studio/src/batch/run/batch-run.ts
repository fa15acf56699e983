import type { EvaluationRow, RowScores, RunHeader } from '@guarded-chat/evaluate';

/**
 * How far a run is. `cancelled` has no result for some rows and never will; `paused` is also what a run is found as
 * that was under way when the page was left.
 */
export type RunStatus = 'running' | 'paused' | 'done' | 'cancelled';

/** A set of rows, judged by one model under one taxonomy: what the list of runs shows. */
export interface BatchRun {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdMs: number;
  /** What it is made with: fixed from the first row on. */
  readonly header: RunHeader;
  /** Rows in all. */
  readonly total: number;
  readonly status: RunStatus;
}

/** A row of a run. */
export interface BatchRow extends EvaluationRow {
  /** Of task and texts: pairs the rows of two runs. */
  readonly hash: string;
}

/** A run with all that belongs to it. */
export interface OpenRun {
  readonly run: BatchRun;
  readonly rows: readonly BatchRow[];
  /** By row; undefined while a row has no result. */
  readonly scores: readonly (RowScores | undefined)[];
}
