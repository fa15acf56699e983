import type { GuardTask, Taxonomy } from '@guarded-chat/policy';
import { type BootstrapOptions, bootstrapIntervals, type Interval } from '../metrics/bootstrap.ts';
import { type CategoryTop1, categoryTop1 } from '../metrics/category-confusion.ts';
import { type CategoryFigures, oneVsAll, oneVsBenign } from '../metrics/category-scores.ts';
import { type ConfusionCounts, countConfusion, recall } from '../metrics/confusion.ts';
import { groupByScore } from '../metrics/score-groups.ts';
import { type FigureName, figureMetrics } from './figure-metrics.ts';
import type { JudgedRow } from './judge-run.ts';

/** The figures of some rows. */
export interface RowSummary {
  readonly count: number;
  readonly unsafeCount: number;
  readonly confusion: ConfusionCounts;
  /** `undefined` where the rows cannot give a figure. */
  readonly figures: Readonly<Record<FigureName, number | undefined>>;
  readonly top1: CategoryTop1;
}

/** A figure per category of the taxonomy. */
export interface CategorySummary {
  readonly code: string;
  readonly name: string;
  readonly oneVsAll: CategoryFigures;
  readonly oneVsBenign: CategoryFigures;
  /** Of the unsafe rows of the category, the share whose verdict is unsafe. */
  readonly recall: number | undefined;
}

/** The figures of all rows of one task. */
export interface TaskSummary extends RowSummary {
  readonly task: GuardTask;
  /** 95 % bootstrap intervals. */
  readonly intervals: Readonly<Record<FigureName, Interval | undefined>>;
  readonly categories: readonly CategorySummary[];
  /** By source, in the order of their names. */
  readonly sources: readonly (RowSummary & { readonly source: string })[];
}

/** The tasks, in the order of reports. */
export const guardTasks: readonly GuardTask[] = [
  'prompt-classification',
  'response-classification',
];

/** The figures of rows that belong together. */
export function summarizeRows(rows: readonly JudgedRow[]): RowSummary {
  const sample = { groups: groupByScore(rows), confusion: countConfusion(rows) };
  const figures = Object.entries(figureMetrics).map(([name, metric]) => [name, metric(sample)]);
  return {
    count: rows.length,
    unsafeCount: rows.filter((row) => row.unsafe).length,
    confusion: sample.confusion,
    figures: Object.fromEntries(figures) as RowSummary['figures'],
    top1: categoryTop1(rows),
  };
}

/**
 * The figures by task, and within each by source and by category. Prompts and responses are never mixed.
 * @returns One summary for each task that has rows.
 */
export function summarizeTasks(
  rows: readonly JudgedRow[],
  taxonomy: Taxonomy,
  options: BootstrapOptions = {},
): readonly TaskSummary[] {
  return guardTasks.flatMap((task): readonly TaskSummary[] => {
    const own = rows.filter((row) => row.task === task);
    if (own.length === 0) return [];
    const sources = [...new Set(own.map((row) => row.source))].toSorted();
    return [
      {
        task,
        ...summarizeRows(own),
        intervals: bootstrapIntervals(own, figureMetrics, options),
        categories: taxonomy.categories.map((one) => ({
          ...one,
          ...categoryFigures(own, one.code),
        })),
        sources: sources.map((source) => ({
          source,
          ...summarizeRows(own.filter((row) => row.source === source)),
        })),
      },
    ];
  });
}

function categoryFigures(
  rows: readonly JudgedRow[],
  code: string,
): Omit<CategorySummary, 'code' | 'name'> {
  return {
    oneVsAll: oneVsAll(rows, code),
    oneVsBenign: oneVsBenign(rows, code),
    recall: recall(countConfusion(rows.filter((row) => row.categories.includes(code)))),
  };
}
