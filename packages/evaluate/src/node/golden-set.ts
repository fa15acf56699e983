import { availableParallelism } from 'node:os';
import { assessConversation, PrefixCache } from '@guarded-chat/engine';
import { parsePolicy, protocolById } from '@guarded-chat/policy';
import type { EvaluationRow } from '../rows/evaluation-row.ts';
import { rowHash } from '../rows/row-hash.ts';
import { compareRuns } from '../runs/compare-runs.ts';
import type { EvaluationRun } from '../runs/evaluation-run.ts';
import { type JudgedRow, judgeRun } from '../runs/judge-run.ts';
import { openGuardModel, readModelPackage } from './open-guard-model.ts';
import { runRows } from './run-rows.ts';
import { createMemoryCache } from './score-cache.ts';

/** Name of the golden rows in `golden/`, written by the project: mild, of every hazard, with harmless look-alikes. */
export const GOLDEN_ROWS = 'rows.jsonl';

/** Name of the run that was recorded over them, in the form of `guard-eval run --out`. */
export const GOLDEN_RUN = 'recorded.jsonl';

/** A change of AUROC beyond this fails. */
const AUROC_TOLERANCE = 0.005;

/** So many rows are shown of an AUROC that moved: those whose scores moved most. */
const MOVED_ROWS = 5;

/** A verdict that flips although its score moved by no more than this is arithmetic of another machine, not a change. */
const SCORE_TOLERANCE = 0.002;

/**
 * Judges the golden rows with a model package, on this thread: the path of a page, with Node's kernels.
 * @param folder - Of the model package.
 * @throws Error when the package cannot be opened.
 */
export async function runGoldenSet(
  rows: readonly EvaluationRow[],
  folder: string,
): Promise<EvaluationRun> {
  const opened = readModelPackage(folder);
  const { manifest, info } = opened;
  const model = await openGuardModel(opened, availableParallelism());
  const prefixes = new PrefixCache(model);
  try {
    return await runRows(rows, {
      header: {
        format: 'guard-eval-run/1',
        model: { ...info, name: manifest.name },
        protocol: manifest.protocol,
        taxonomy: protocolById(manifest.protocol).defaultTaxonomy,
        runtime: 'onnxruntime-node',
        data: 'golden',
      },
      assess: ({ task, conversation }) =>
        assessConversation({ task, conversation }, { model, prefixes }),
      cache: createMemoryCache(),
      concurrency: 1,
    });
  } finally {
    prefixes.clear();
    await model.dispose();
  }
}

/**
 * What differs from the recorded run in a way that a reviewer must see: rows that are not judged, flipped verdicts with
 * their texts, and AUROC that moved by more than 0.005, with the rows whose scores moved most. Each run is judged under the default policy, with the threshold
 * that its own model recommends.
 * @param rows - The golden rows: they are project-written and mild, so that their texts may be shown.
 * @returns One sentence for each; none when nothing differs.
 */
export async function goldenDifferences(
  recorded: EvaluationRun,
  current: EvaluationRun,
  rows: readonly EvaluationRow[],
): Promise<readonly string[]> {
  const known = new Set(recorded.records.map((record) => record.hash));
  const hashes = await Promise.all(rows.map(rowHash));
  const isSameSet = hashes.length === known.size && hashes.every((hash) => known.has(hash));
  if (!isSameSet) return ['the golden rows are not those that were recorded'];
  const textOf = new Map(rows.map((row, index) => [hashes[index], row.conversation.at(-1)?.text]));
  const policy = parsePolicy({});
  const judged = judgeRun(current, policy);
  const unchecked = judged.unchecked.map(({ hash }) => `no answer: ${textOf.get(hash)}`);
  const before = judgeRun(recorded, policy);
  const comparisons = compareRuns(before, judged, { resamples: 1 });
  return comparisons.reduce<readonly string[]>((found, { task, first, second, flipped }) => {
    const [was = 0, now = 0] = [first.figures.auroc, second.figures.auroc];
    const flips = flipped
      .filter((row) => Math.abs(row.second.score - row.first.score) > SCORE_TOLERANCE)
      .map((row) => {
        const verdict = row.second.flagged ? 'unsafe' : 'safe';
        const scores = `${row.first.score.toFixed(3)} to ${row.second.score.toFixed(3)}`;
        return `now ${verdict}, ${row.fixed ? 'as labelled' : 'against its label'}, ${scores}: ${textOf.get(row.first.hash)}`;
      });
    if (Math.abs(now - was) <= AUROC_TOLERANCE) return [...found, ...flips];
    const moves = largestMoves(before.rows, judged.rows, task).map(
      ({ row, from }) =>
        `${row.unsafe ? 'unsafe' : 'safe'} row, ${from.toFixed(3)} to ${row.score.toFixed(3)}: ${textOf.get(row.hash)}`,
    );
    const moved = `AUROC of ${task} moved from ${was.toFixed(4)} to ${now.toFixed(4)}`;
    return [...found, moved, ...moves, ...flips];
  }, unchecked);
}

/** The rows whose scores moved most from one run to the other, the largest move first. */
function largestMoves(
  before: readonly JudgedRow[],
  after: readonly JudgedRow[],
  task: JudgedRow['task'],
): readonly { readonly row: JudgedRow; readonly from: number }[] {
  const scores = new Map(before.map((row) => [row.hash, row.score]));
  return after
    .filter((row) => row.task === task)
    .map((row) => ({ row, from: scores.get(row.hash) ?? row.score }))
    .toSorted((a, b) => Math.abs(b.row.score - b.from) - Math.abs(a.row.score - a.from))
    .slice(0, MOVED_ROWS);
}
