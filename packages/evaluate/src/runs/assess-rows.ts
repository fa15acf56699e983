import type { Assessment, UncheckedReason } from '@guarded-chat/policy';
import type { EvaluationRow } from '../rows/evaluation-row.ts';

/** What the model said of a row, or why it said nothing. A row without an answer is unchecked, never safe. */
export type RowOutcome =
  | { readonly kind: 'assessed'; readonly assessment: Assessment }
  | { readonly kind: 'unchecked'; readonly reason: UncheckedReason };

/** The outcome of one row. */
export interface RowResult {
  /** Where the row is among those that were given. */
  readonly index: number;
  readonly row: EvaluationRow;
  readonly outcome: RowOutcome;
}

/** How rows are assessed. */
export interface AssessRowsOptions {
  /** How many rows are under way at once; default 1. */
  readonly concurrency?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Failures that belong to one row; after any other there is no model to ask, and the run ends.
 * A worker that crashed is started anew by the client.
 */
const rowFailures: ReadonlySet<string> = new Set([
  'inference-failed',
  'completion-unparseable',
  'input-too-long',
  'input-empty',
  'timeout',
  'worker-crashed',
]);

/**
 * Asks the model about each row.
 * @param assess - The path that a page takes, or the same code in Node.
 * @yields Each row's result as it is done: with a concurrency above 1, not always in order.
 * @throws `signal.reason` when aborted; what `assess` throws when it is no failure of a single row.
 */
export async function* assessRows(
  rows: readonly EvaluationRow[],
  assess: (row: EvaluationRow) => Promise<Assessment>,
  { concurrency = 1, signal }: AssessRowsOptions = {},
): AsyncGenerator<RowResult, void, undefined> {
  const running = new Map<number, Promise<RowResult>>();
  let next = 0;
  try {
    while (next < rows.length || running.size > 0) {
      signal?.throwIfAborted();
      for (; running.size < concurrency && next < rows.length; next += 1) {
        const row = rows[next];
        if (row !== undefined) running.set(next, assessRow(next, row, assess, signal));
      }
      const result = await Promise.race(running.values());
      running.delete(result.index);
      yield result;
    }
  } finally {
    // Whoever ends the run may then end the threads: a pass that is under way must not lose its memory.
    await Promise.allSettled(running.values());
  }
}

async function assessRow(
  index: number,
  row: EvaluationRow,
  assess: (row: EvaluationRow) => Promise<Assessment>,
  signal: AbortSignal | undefined,
): Promise<RowResult> {
  try {
    return { index, row, outcome: { kind: 'assessed', assessment: await assess(row) } };
  } catch (error) {
    signal?.throwIfAborted();
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return { index, row, outcome: { kind: 'unchecked', reason } };
  }
}

/** The reason for one row; `undefined` when the failure is not the row's. */
function reasonOf(error: unknown): UncheckedReason | undefined {
  if (!(error instanceof Error)) return undefined;
  const kind = 'kind' in error ? error.kind : undefined;
  if (typeof kind === 'string' && rowFailures.has(kind)) return { kind, message: error.message };
  // The conversation or the taxonomy does not fit the model's format.
  return error instanceof TypeError ? { kind: 'invalid-row', message: error.message } : undefined;
}
