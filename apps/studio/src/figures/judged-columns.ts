import type { FigureName, Interval, RowScores } from '@guarded-chat/evaluate';
import type { RowCell } from '../batch/run/decide-row.ts';
import type { RunAnalysis } from '../batch/run/run-analysis.ts';

/** Labelled rows with their verdicts, in columns: they cross to a worker at once, however many they are. */
export interface JudgedColumns {
  /** [rows], in [0, 1]. */
  readonly scores: Float64Array;
  /** [rows], 1 or 0: what their label says. */
  readonly unsafe: Uint8Array;
  /** [rows], 1 or 0: what the policy says. */
  readonly flagged: Uint8Array;
}

/** 95 % intervals by figure; undefined where the rows cannot give one. */
export type FigureIntervals = Readonly<Record<FigureName, Interval | undefined>>;

const unsafeCells: readonly RowCell[] = ['truePositives', 'falseNegatives'];
const flaggedCells: readonly RowCell[] = ['truePositives', 'falsePositives'];
const otherCells: readonly RowCell[] = ['unlabelled', 'unchecked', 'pending'];

/** The rows of an analysis that figures are computed from. @param scores - By row of the run. */
export function columnsOf(
  { prepared, cells }: Pick<RunAnalysis, 'prepared' | 'cells'>,
  scores: readonly (RowScores | undefined)[],
): JudgedColumns {
  const rows = prepared.indices.flatMap((index, place) => {
    const own = scores[index];
    const cell = cells[place] ?? 'pending';
    if (!own || 'unchecked' in own || otherCells.includes(cell)) return [];
    return [{ score: own.unsafeScore, cell }];
  });
  return {
    scores: Float64Array.from(rows, ({ score }) => score),
    unsafe: Uint8Array.from(rows, ({ cell }) => Number(unsafeCells.includes(cell))),
    flagged: Uint8Array.from(rows, ({ cell }) => Number(flaggedCells.includes(cell))),
  };
}
