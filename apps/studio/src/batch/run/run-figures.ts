import {
  type ConfusionCounts,
  type FigureName,
  figureMetrics,
  groupByScore,
  type RowScores,
  type ScoreGroup,
} from '@guarded-chat/evaluate';
import type { GuardTask, Taxonomy } from '@guarded-chat/policy';
import type { BatchRow } from './batch-run.ts';
import { cellOf, type CutRules, cutOf, type RowCell } from './decide-row.ts';

/** The rows of one task as figures need them: prepared once for every result, label and rule. */
export interface PreparedRows {
  /** Places of the rows in the run. */
  readonly indices: readonly number[];
  /** By place in `indices`; from `cutOf`. */
  readonly cuts: Float64Array;
  /** The labelled rows with a score, by unsafe score. */
  readonly groups: readonly ScoreGroup[];
}

/** What a threshold does to the rows. */
export interface ThresholdCounts extends ConfusionCounts {
  readonly unlabelled: number;
  readonly unchecked: number;
  readonly pending: number;
}

/** Prepares the rows of a task: what is slow is done here, and a threshold is then only compared. */
export function prepareRows(
  rows: readonly BatchRow[],
  scores: readonly (RowScores | undefined)[],
  task: GuardTask,
  rules: CutRules,
  taxonomy: Taxonomy,
): PreparedRows {
  const indices = [...rows.keys()].filter((index) => rows[index]?.task === task);
  const cuts = Float64Array.from(indices, (index) => {
    const own = scores[index];
    return own === undefined ? Number.NaN : cutOf(own, rules, taxonomy);
  });
  const labelled = indices.flatMap((index) => {
    const own = scores[index];
    const unsafe = rows[index]?.unsafe;
    return own === undefined || 'unchecked' in own || unsafe === undefined
      ? []
      : [{ score: own.unsafeScore, unsafe }];
  });
  return { indices, cuts, groups: groupByScore(labelled) };
}

/** The cell of every prepared row at a threshold, in the order of `indices`. */
export function cellsAt(
  { indices, cuts }: PreparedRows,
  rows: readonly BatchRow[],
  scores: readonly (RowScores | undefined)[],
  threshold: number,
): readonly RowCell[] {
  return indices.map((index, place) =>
    cellOf(rows[index]?.unsafe, scores[index], cuts[place] ?? Number.NaN, threshold),
  );
}

/** How many rows are in each cell. */
export function countCells(cells: readonly RowCell[]): ThresholdCounts {
  const counts: Record<RowCell, number> = {
    truePositives: 0,
    falsePositives: 0,
    falseNegatives: 0,
    trueNegatives: 0,
    unlabelled: 0,
    unchecked: 0,
    pending: 0,
  };
  for (const cell of cells) counts[cell] += 1;
  return counts;
}

/** Of the scores alone: a slider does not change them. */
const scoreFigures: readonly FigureName[] = [
  'auroc',
  'averagePrecision',
  'recallAt1',
  'recallAt5',
  'brierScore',
  'expectedCalibrationError',
];

type Figures = Readonly<Record<FigureName, number | undefined>>;

const knownFigures = new WeakMap<readonly ScoreGroup[], Figures>();

/** The figures of the rows at a threshold; `undefined` where they cannot give one. */
export function figuresAt(groups: readonly ScoreGroup[], confusion: ConfusionCounts): Figures {
  const known = knownFigures.get(groups);
  const entries = (Object.keys(figureMetrics) as FigureName[]).map((name) => {
    const isKnown = known && scoreFigures.includes(name);
    return [name, isKnown ? known[name] : figureMetrics[name]({ groups, confusion })];
  });
  const figures = Object.fromEntries(entries) as Figures;
  knownFigures.set(groups, figures);
  return figures;
}
