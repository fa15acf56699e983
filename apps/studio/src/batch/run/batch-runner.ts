import type { Guard } from '@guarded-chat/client';
import {
  assessRows,
  createProgressMeter,
  type RowScores,
  type RunProgress,
  rowScores,
} from '@guarded-chat/evaluate';
import type { Assessment, Taxonomy } from '@guarded-chat/policy';
import type { OpenRun } from './batch-run.ts';

/** A row's result and how far the run is with it. */
export interface RunResult {
  readonly index: number;
  readonly scores: RowScores;
  readonly progress: RunProgress;
}

/** Two: while the worker judges one row, the next is on its way to it. */
const CONCURRENCY = 2;

/**
 * Asks under a taxonomy that is not the guard's own: the guard reads it when a request is made, so that whatever else
 * is asked meanwhile is asked under its own.
 */
export function askUnder(
  guard: Guard,
  taxonomy: Taxonomy,
  ask: () => Promise<Assessment>,
): Promise<Assessment> {
  const own = guard.taxonomy;
  guard.taxonomy = taxonomy;
  try {
    return ask();
  } finally {
    guard.taxonomy = own;
  }
}

/**
 * Judges the rows of a run that have no result yet, behind whatever a person is waiting for.
 * @yields Results, as they are made.
 * @throws `signal.reason` when aborted; GuardError when the guard ends.
 */
export async function* judgeRest(
  guard: Guard,
  { run, rows, scores }: OpenRun,
  signal: AbortSignal,
): AsyncGenerator<RunResult, void, undefined> {
  const waiting = [...rows.keys()].filter((index) => scores[index] === undefined);
  const meter = createProgressMeter(rows.length, rows.length - waiting.length);
  const rest = waiting.flatMap((index) => rows[index] ?? []);
  const options = { signal, priority: 'background' } as const;
  const results = assessRows(
    rest,
    ({ task, conversation }) =>
      askUnder(guard, run.header.taxonomy, () =>
        task === 'prompt-classification'
          ? guard.assessPrompt(conversation, options)
          : guard.assessResponse(conversation, options),
      ),
    { concurrency: CONCURRENCY, signal },
  );
  for await (const { index, outcome } of results) {
    meter.count();
    const place = waiting[index];
    if (place === undefined) continue;
    yield { index: place, scores: rowScores(outcome), progress: meter.progress() };
  }
}
