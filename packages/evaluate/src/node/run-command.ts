import { writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { env } from 'onnxruntime-node';
import type { EvaluationRow } from '../rows/evaluation-row.ts';
import { relabelRows } from '../rows/relabel-rows.ts';
import { type EvaluationRun, formatRun, type RunHeader, runKey } from '../runs/evaluation-run.ts';
import { judgeRun } from '../runs/judge-run.ts';
import { summarizeTasks } from '../runs/summarize-rows.ts';
import { createAssessmentPool } from './assessment-pool.ts';
import {
  columnsOption,
  countOption,
  type OptionWords,
  policyOption,
  requireWord,
  taxonomyOption,
  threadsOption,
  word,
} from './command-options.ts';
import { formatSummaries } from './format-summary.ts';
import type { ModelPackage } from './open-guard-model.ts';
import { openPackage } from './open-package.ts';
import { readDataFile } from './read-data-file.ts';
import { createProgressPrinter } from './progress-printer.ts';
import { textsByHash } from './row-texts.ts';
import { runRows } from './run-rows.ts';
import { createMemoryCache, openScoreCache } from './score-cache.ts';
import { takeEvenly } from './take-evenly.ts';
import { writeReport } from './write-report.ts';

/** What computes the scores: their last decimals depend on it. */
const RUNTIME = `onnxruntime-node ${env.versions.node ?? env.versions.common}`;

/** Rows under way for each thread: one is judged while the next is on its way. */
const ROWS_PER_THREAD = 2;

/**
 * `guard-eval run`: judges the rows of a file, writes results and report, and prints the figures.
 * @param folder - What relative paths start from.
 * @param worker - The built `assessment-worker`.
 * @throws TypeError that names the option, the record or the field at fault.
 */
export async function runCommand(words: OptionWords, folder: string, worker: URL): Promise<void> {
  const data = resolve(folder, requireWord(words, 'data'));
  const opened = openPackage(words, folder);
  const policy = policyOption(words, folder);
  const { manifest, info } = opened;
  const { taxonomy, excluded } = taxonomyOption(words, folder, manifest.protocol);
  const rows = relabelRows(await readRowsOption(words, data), excluded);
  const header: RunHeader = {
    format: 'guard-eval-run/1',
    model: { ...info, name: manifest.name },
    protocol: manifest.protocol,
    taxonomy,
    runtime: RUNTIME,
    data: basename(data),
  };
  const run = await judgeRows(words, folder, { rows, header, opened, worker });
  const out = word(words, 'out');
  if (out !== undefined) writeFileSync(resolve(folder, out), formatRun(run));
  const judged = judgeRun(run, policy);
  const summaries = summarizeTasks(judged.rows, header.taxonomy);
  process.stdout.write(`${formatSummaries(summaries, judged)}\n`);
  const report = word(words, 'report');
  if (report !== undefined) {
    const texts = await textsByHash(rows);
    const textOf = (hash: string) => texts.get(hash);
    writeReport(resolve(folder, report), { run, judged, summaries, policy, textOf });
  }
}

interface JudgeRowsInput {
  readonly rows: readonly EvaluationRow[];
  readonly header: RunHeader;
  readonly opened: ModelPackage;
  readonly worker: URL;
}

async function judgeRows(
  words: OptionWords,
  folder: string,
  { rows, header, opened, worker }: JudgeRowsInput,
): Promise<EvaluationRun> {
  const cacheFolder = resolve(
    folder,
    word(words, 'cache') ?? join('node_modules', '.cache', 'guard-eval'),
  );
  const cache =
    words['no-cache'] === true
      ? createMemoryCache()
      : openScoreCache(cacheFolder, await runKey(header));
  const settings = { folder: opened.folder, dtype: opened.dtype };
  const pool = createAssessmentPool(worker, settings, threadsOption(words));
  const interrupt = new AbortController();
  const stop = () => interrupt.abort(new Error('stopped; run it again to go on from here'));
  process.once('SIGINT', stop);
  try {
    return await runRows(rows, {
      header,
      assess: ({ task, conversation }) =>
        pool.assess({ task, conversation, taxonomy: header.taxonomy }),
      cache,
      concurrency: pool.threads * ROWS_PER_THREAD,
      signal: interrupt.signal,
      onProgress: createProgressPrinter(process.stderr),
    });
  } finally {
    process.off('SIGINT', stop);
    cache.close();
    await pool.close();
  }
}

/** Reads the rows; what cannot be read stops the run, unless it may be passed over. */
async function readRowsOption(words: OptionWords, path: string): Promise<readonly EvaluationRow[]> {
  const { items, problems } = await readDataFile(path, {
    adapter: word(words, 'adapter'),
    columns: columnsOption(words),
  });
  const [problem] = problems;
  if (problem !== undefined && words['skip-bad-rows'] !== true) {
    throw new TypeError(
      `${basename(path)}: ${problems.length} records cannot be read, the first is record ${problem.record}: ` +
        `${problem.message}; mend them, or pass over them with --skip-bad-rows`,
    );
  }
  const limit = countOption(words, 'limit');
  return limit === undefined ? items : takeEvenly(items, limit);
}
