import process from 'node:process';
import type { Assessment } from '@guarded-chat/policy';
import type { EvaluationRow } from '../rows/evaluation-row.ts';
import { assessRows } from '../runs/assess-rows.ts';
import { type AssessmentPool, createAssessmentPool } from './assessment-pool.ts';
import { measureBatchGain } from './batch-gain.ts';
import { countOption, type OptionWords, taxonomyOption, threadsOption } from './command-options.ts';
import { formatSpeed } from './format-speed.ts';
import { openTextEncoder } from './open-guard-model.ts';
import { openPackage } from './open-package.ts';
import { speedRows } from './speed-rows.ts';

/** Rows under way for each thread, as in a run. */
const ROWS_PER_THREAD = 2;
/** So many rows for each thread are judged before the clock runs: the prefix is computed, memory is planned. */
const WARM_UP_ROWS = 4;
/** Rows in the passes that tell what a batch could gain. */
const BATCH_ROWS = 4;

/**
 * `guard-eval speed`: rows a second of a model package on this machine, by the path of `guard-eval run`.
 * @param folder - What relative paths start from.
 * @param worker - The built `assessment-worker`.
 * @throws TypeError that names the option at fault.
 */
export async function speedCommand(words: OptionWords, folder: string, worker: URL): Promise<void> {
  const opened = openPackage(words, folder);
  const { taxonomy } = taxonomyOption(words, folder, opened.manifest.protocol);
  const [tokens, count] = [countOption(words, 'tokens') ?? 60, countOption(words, 'limit') ?? 200];
  const threads = threadsOption(words);
  const warmUp = threads * WARM_UP_ROWS;
  const rows = speedRows(openTextEncoder(opened), tokens, warmUp + count);
  const pool = createAssessmentPool(
    worker,
    { folder: opened.folder, dtype: opened.dtype },
    threads,
  );
  const assess = ({ task, conversation }: EvaluationRow) =>
    pool.assess({ task, conversation, taxonomy });
  try {
    await judgeAll(rows.slice(0, warmUp), assess, pool);
    const started = performance.now();
    const last = await judgeAll(rows.slice(warmUp), assess, pool);
    const seconds = (performance.now() - started) / 1000;
    const { cached, computed } = last.tokens;
    const batch = await measureBatchGain(opened, computed, BATCH_ROWS);
    const { manifest, dtype } = opened;
    const figures = { name: manifest.name, dtype, threads, count, tokens, cached, computed };
    process.stdout.write(`${formatSpeed({ ...figures, rowsPerSecond: count / seconds, batch })}\n`);
  } finally {
    await pool.close();
  }
}

/** Judges rows as a run does. @returns What was said of the last. @throws Error when a row has no answer. */
async function judgeAll(
  rows: readonly EvaluationRow[],
  assess: (row: EvaluationRow) => Promise<Assessment>,
  { threads }: AssessmentPool,
): Promise<Assessment> {
  let last: Assessment | undefined;
  for await (const { outcome } of assessRows(rows, assess, {
    concurrency: threads * ROWS_PER_THREAD,
  })) {
    if (outcome.kind === 'unchecked') throw new Error(outcome.reason.message);
    last = outcome.assessment;
  }
  if (last === undefined) throw new RangeError('limit: there is no row to judge');
  return last;
}
