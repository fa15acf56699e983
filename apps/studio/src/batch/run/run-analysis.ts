import type { RowScores } from '@guarded-chat/evaluate';
import type { GuardTask, Policy } from '@guarded-chat/policy';
import type { BatchRow, OpenRun } from './batch-run.ts';
import type { RowCell } from './decide-row.ts';
import {
  cellsAt,
  countCells,
  type PreparedRows,
  prepareRows,
  type ThresholdCounts,
} from './run-figures.ts';

/** The rows of one task of a run under a policy. */
export interface RunAnalysis {
  readonly task: GuardTask;
  readonly prepared: PreparedRows;
  /** By place in `prepared.indices`. */
  readonly cells: readonly RowCell[];
  readonly counts: ThresholdCounts;
  readonly threshold: number;
  /** What the last change of the policy or of the rows took, in milliseconds. */
  readonly durationMs: number;
}

/** Which rows are listed: those of one cell, the wrong ones, or all. */
export type RowFilter = RowCell | 'failing' | 'all';

const tasksByRows = new WeakMap<readonly BatchRow[], readonly GuardTask[]>();

/** The tasks that rows have, that of most rows first. */
export function tasksOf(rows: readonly BatchRow[]): readonly GuardTask[] {
  const known = tasksByRows.get(rows);
  if (known) return known;
  const answers = rows.filter(({ task }) => task === 'response-classification').length;
  const counted = [
    ['prompt-classification', rows.length - answers],
    ['response-classification', answers],
  ] as const;
  const tasks = counted
    .filter(([, count]) => count > 0)
    .toSorted(([, one], [, other]) => other - one)
    .map(([task]) => task);
  tasksByRows.set(rows, tasks);
  return tasks;
}

/** The task that most rows have. */
export function mainTask(rows: readonly BatchRow[]): GuardTask {
  return tasksOf(rows)[0] ?? 'prompt-classification';
}

/** Analyses runs again and again; what a moved slider does not change is kept. */
export class RunAnalyst {
  #key: readonly unknown[] = [];
  #prepared: PreparedRows | undefined;

  analyse({ run, rows, scores }: OpenRun, task: GuardTask, policy: Policy): RunAnalysis {
    const startMs = performance.now();
    const prepared = this.#prepare(rows, scores, task, policy, run.header.taxonomy);
    const threshold = policy.threshold ?? run.header.model.defaultThreshold;
    const cells = cellsAt(prepared, rows, scores, threshold);
    const counts = countCells(cells);
    const durationMs = performance.now() - startMs;
    return { task, prepared, cells, counts, threshold, durationMs };
  }

  #prepare(
    rows: readonly BatchRow[],
    scores: readonly (RowScores | undefined)[],
    task: GuardTask,
    { action, categories }: Policy,
    taxonomy: OpenRun['run']['header']['taxonomy'],
  ): PreparedRows {
    const key = [rows, scores, task, action, categories];
    if (!this.#prepared || key.some((part, index) => part !== this.#key[index])) {
      this.#prepared = prepareRows(rows, scores, task, { action, categories }, taxonomy);
      this.#key = key;
    }
    return this.#prepared;
  }
}

/** Whether a cell is shown under a filter. */
export function isListed(cell: RowCell, filter: RowFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'failing') return cell === 'falsePositives' || cell === 'falseNegatives';
  return cell === filter;
}

/** The orders in which rows can be listed. */
export type RowOrder = 'file' | 'highest' | 'lowest';

/** A row as it is listed. */
export interface ListedRow {
  /** Place in the run. */
  readonly index: number;
  readonly cell: RowCell;
  /** In [0, 1]; undefined without an answer. */
  readonly score: number | undefined;
}

/** The rows of an analysis that are listed; rows without a score come last where scores order them. */
export function listRows(
  { prepared, cells }: RunAnalysis,
  scores: readonly (RowScores | undefined)[],
  filter: RowFilter,
  order: RowOrder,
): readonly ListedRow[] {
  const listed: ListedRow[] = [];
  // A loop: a slider lists ten thousand rows anew with every step.
  for (const [place, cell] of cells.entries()) {
    const index = prepared.indices[place];
    if (index === undefined || !isListed(cell, filter)) continue;
    const own = scores[index];
    listed.push({ index, cell, score: own && !('unchecked' in own) ? own.unsafeScore : undefined });
  }
  if (order === 'file') return listed;
  const last = order === 'highest' ? -1 : 2;
  const sign = order === 'highest' ? -1 : 1;
  return listed.toSorted((a, b) => sign * ((a.score ?? last) - (b.score ?? last)));
}
