import { availableParallelism } from 'node:os';
import { assessConversation, PrefixCache } from '@guarded-chat/engine';
import { parsePolicy, protocolById } from '@guarded-chat/policy';
import type { EvaluationRow } from '../rows/evaluation-row.ts';
import { rowHash } from '../rows/row-hash.ts';
import { compareRuns } from '../runs/compare-runs.ts';
import type { EvaluationRun } from '../runs/evaluation-run.ts';
import { judgeRun } from '../runs/judge-run.ts';
import { openGuardModel, readModelPackage } from './open-guard-model.ts';
import { runRows } from './run-rows.ts';
import { createMemoryCache } from './score-cache.ts';

/** Name of the golden rows in `golden/`, written by the project: mild, of every hazard, with harmless look-alikes. */
export const GOLDEN_ROWS = 'rows.jsonl';

/** Name of the run that was recorded over them, in the form of `guard-eval run --out`. */
export const GOLDEN_RUN = 'recorded.jsonl';

/** A change of AUROC beyond this fails. */
const AUROC_TOLERANCE = 0.005;

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
 * their texts, and AUROC that moved by more than 0.005. Each run is judged under the default policy, with the threshold
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
  const comparisons = compareRuns(judgeRun(recorded, policy), judged, { resamples: 1 });
  return comparisons.reduce<readonly string[]>((found, { task, first, second, flipped }) => {
    const [before = 0, after = 0] = [first.figures.auroc, second.figures.auroc];
    const flips = flipped
      .filter((row) => Math.abs(row.second.score - row.first.score) > SCORE_TOLERANCE)
      .map((row) => {
        const verdict = row.second.flagged ? 'unsafe' : 'safe';
        const scores = `${row.first.score.toFixed(3)} to ${row.second.score.toFixed(3)}`;
        return `now ${verdict}, ${row.fixed ? 'as labelled' : 'against its label'}, ${scores}: ${textOf.get(row.first.hash)}`;
      });
    const moved = `AUROC of ${task} moved from ${before.toFixed(4)} to ${after.toFixed(4)}`;
    return [...found, ...(Math.abs(after - before) > AUROC_TOLERANCE ? [moved] : []), ...flips];
  }, unchecked);
}
