import type { Assessment } from '@guarded-chat/policy';
import type { EvaluationRow } from '../rows/evaluation-row.ts';
import { rowHash } from '../rows/row-hash.ts';
import { assessRows } from '../runs/assess-rows.ts';
import type { EvaluationRun, RunHeader } from '../runs/evaluation-run.ts';
import { createProgressMeter, type RunProgress } from '../runs/progress-meter.ts';
import { rowScores, scoreRecord } from '../runs/score-record.ts';
import type { ScoreCache } from './score-cache.ts';

/** What rows are judged with. */
export interface RunRowsOptions {
  readonly header: RunHeader;
  readonly assess: (row: EvaluationRow) => Promise<Assessment>;
  readonly cache: ScoreCache;
  /** How many rows are under way at once. */
  readonly concurrency: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

/**
 * Judges the rows that the cache does not have, and gives the run over all rows, in their order: it does not depend on
 * how many threads there were, nor on whether the run was stopped in between.
 * @throws `signal.reason` when aborted; what was judged is in the cache.
 */
export async function runRows(
  rows: readonly EvaluationRow[],
  { header, assess, cache, concurrency, signal, onProgress }: RunRowsOptions,
): Promise<EvaluationRun> {
  const hashes = await Promise.all(rows.map(rowHash));
  const pending = new Map<string, EvaluationRow>();
  for (const [index, row] of rows.entries()) {
    const hash = hashes[index];
    if (hash !== undefined && cache.get(hash) === undefined) pending.set(hash, row);
  }
  const names = [...pending.keys()];
  const meter = createProgressMeter(rows.length, rows.length - pending.size);
  onProgress?.(meter.progress());
  for await (const { index, outcome } of assessRows([...pending.values()], assess, {
    concurrency,
    signal,
  })) {
    cache.put(names[index] ?? '', rowScores(outcome));
    meter.count();
    onProgress?.(meter.progress());
  }
  const records = rows.map((row, index) => {
    const scores = cache.get(hashes[index] ?? '');
    if (scores === undefined) throw new Error(`row ${index + 1} was not judged`);
    return scoreRecord(row, scores);
  });
  return { header, records: await Promise.all(records) };
}
