import type { Guard } from '@guarded-chat/client';
import type { EvaluationRow } from '../rows/evaluation-row.ts';
import { assessRows, type RowResult } from './assess-rows.ts';
import { createProgressMeter, type RunProgress } from './progress-meter.ts';

/** How a guard is run over rows. */
export interface AssessInGuardOptions {
  /** Stops the run; what was yielded stays valid. */
  readonly signal?: AbortSignal | undefined;
  /** Called before the first row and after each. */
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

/** Two: while the worker judges one row, the next is on its way to it. */
const CONCURRENCY = 2;

/**
 * Asks a guard in the page about each row, by the path that a chat takes: the worker of the client package, under the
 * guard's own taxonomy. To resume a run, give it the rows that have no result yet; to pause one, stop taking results.
 * @yields Each row's result; `index` is the row's place in `rows`.
 * @throws `signal.reason` when aborted; GuardError when the guard is destroyed or its model cannot be loaded again.
 */
export async function* assessInGuard(
  guard: Pick<Guard, 'assessPrompt' | 'assessResponse'>,
  rows: readonly EvaluationRow[],
  { signal, onProgress }: AssessInGuardOptions = {},
): AsyncGenerator<RowResult, void, undefined> {
  const meter = createProgressMeter(rows.length);
  onProgress?.(meter.progress());
  const assess = ({ task, conversation }: EvaluationRow) =>
    task === 'prompt-classification'
      ? guard.assessPrompt(conversation, { signal })
      : guard.assessResponse(conversation, { signal });
  for await (const result of assessRows(rows, assess, { concurrency: CONCURRENCY, signal })) {
    meter.count();
    onProgress?.(meter.progress());
    yield result;
  }
}
