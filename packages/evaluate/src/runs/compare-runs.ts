import type { GuardTask } from '@guarded-chat/policy';
import {
  type BootstrapOptions,
  type PairedDifference,
  pairedBootstrap,
} from '../metrics/bootstrap.ts';
import { type McNemarResult, mcNemarTest } from '../metrics/mcnemar.ts';
import { type FigureName, figureMetrics } from './figure-metrics.ts';
import type { JudgedRow, JudgedRun } from './judge-run.ts';
import { guardTasks, type RowSummary, summarizeRows } from './summarize-rows.ts';

/** A row on which two runs decided differently. */
export interface FlippedRow {
  readonly first: JudgedRow;
  readonly second: JudgedRow;
  /** Whether the second run is the one that agrees with the label. */
  readonly fixed: boolean;
}

/** Two runs side by side, over the rows of one task that both judged. */
export interface RunComparison {
  readonly task: GuardTask;
  readonly count: number;
  readonly first: RowSummary;
  readonly second: RowSummary;
  /** Paired bootstrap of each figure, second less first. */
  readonly differences: Readonly<Record<FigureName, PairedDifference | undefined>>;
  /** On whether the verdict agrees with the label. */
  readonly mcNemar: McNemarResult;
  /** Largest change of score first. */
  readonly flipped: readonly FlippedRow[];
}

/**
 * Compares two runs over the same rows: two models, two taxonomies, or one run judged under two policies. Rows that only
 * one of them judged are left out.
 * @param first - The run that the other is held against.
 * @returns One comparison for each task of which both runs have rows.
 */
export function compareRuns(
  first: JudgedRun,
  second: JudgedRun,
  options: BootstrapOptions = {},
): readonly RunComparison[] {
  const pairs = pairRows(first.rows, second.rows);
  return guardTasks.flatMap((task) => {
    const own = pairs.filter((pair) => pair.first.task === task);
    return own.length === 0 ? [] : [comparePairs(task, own, options)];
  });
}

function comparePairs(
  task: GuardTask,
  pairs: readonly RowPair[],
  options: BootstrapOptions,
): RunComparison {
  const before = pairs.map((pair) => pair.first);
  const after = pairs.map((pair) => pair.second);
  const flipped = pairs
    .filter((pair) => pair.first.flagged !== pair.second.flagged)
    .map((pair) => ({ ...pair, fixed: isRight(pair.second) }));
  return {
    task,
    count: pairs.length,
    first: summarizeRows(before),
    second: summarizeRows(after),
    differences: pairedBootstrap(before, after, figureMetrics, options),
    mcNemar: mcNemarTest(
      pairs.map((pair) => ({ first: isRight(pair.first), second: isRight(pair.second) })),
    ),
    flipped: flipped.toSorted((a, b) => scoreChange(b) - scoreChange(a)),
  };
}

interface RowPair {
  readonly first: JudgedRow;
  readonly second: JudgedRow;
}

/** Rows with the same texts and label; a text that occurs twice is paired in order. */
function pairRows(first: readonly JudgedRow[], second: readonly JudgedRow[]): readonly RowPair[] {
  const waiting = new Map<string, JudgedRow[]>();
  for (const row of second) {
    const key = rowKey(row);
    waiting.set(key, [...(waiting.get(key) ?? []), row]);
  }
  return first.flatMap((row) => {
    const match = waiting.get(rowKey(row))?.shift();
    return match === undefined ? [] : [{ first: row, second: match }];
  });
}

function rowKey({ hash, unsafe }: JudgedRow): string {
  return `${hash} ${unsafe}`;
}

function isRight({ unsafe, flagged }: JudgedRow): boolean {
  return unsafe === flagged;
}

function scoreChange({ first, second }: RowPair): number {
  return Math.abs(second.score - first.score);
}
