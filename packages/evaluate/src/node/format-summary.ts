import type { FigureName } from '../runs/figure-metrics.ts';
import { figureNames } from '../runs/figure-metrics.ts';
import type { JudgedRun } from '../runs/judge-run.ts';
import type { RowSummary, TaskSummary } from '../runs/summarize-rows.ts';
import { formatFigure, formatTable } from './format-table.ts';

const sourceFigures: readonly FigureName[] = [
  'f1',
  'precision',
  'recall',
  'falsePositiveRate',
  'auroc',
  'averagePrecision',
];

/** Summaries as plain text: figures with their intervals, then by source, then by category. */
export function formatSummaries(summaries: readonly TaskSummary[], judged: JudgedRun): string {
  const left =
    judged.unchecked.length + judged.unlabelledCount === 0
      ? []
      : [
          `not in these figures: ${judged.unchecked.length} rows without an answer, ` +
            `${judged.unlabelledCount} without a label`,
        ];
  return [...summaries.flatMap(formatTask), ...left].join('\n\n');
}

function formatTask(summary: TaskSummary): readonly string[] {
  const { task, count, unsafeCount, figures, intervals, top1 } = summary;
  const names = Object.keys(figures) as FigureName[];
  const rows = names.map((name) => {
    const interval = intervals[name];
    const range =
      interval === undefined
        ? ''
        : `${formatFigure(interval.low)} to ${formatFigure(interval.high)}`;
    return [figureNames[name], formatFigure(figures[name]), range];
  });
  const hazard = ['Hazard top-1', formatFigure(top1.share), `of ${top1.count} rows`];
  return [
    `${task}: ${count} rows, ${unsafeCount} unsafe`,
    formatTable([['figure', 'value', '95 % interval'], ...rows, hazard], 1),
    formatTable(
      [
        ['source', 'rows', 'unsafe', ...sourceFigures.map((name) => shortNames[name] ?? name)],
        ...summary.sources.map((one) => [one.source, ...summaryCells(one)]),
      ],
      1,
    ),
    formatTable(
      [
        ['category', 'name', 'rows', 'recall', '1-vs-all AP', '1-vs-benign AP'],
        ...summary.categories.map(({ code, name, recall, oneVsAll, oneVsBenign }) => [
          code,
          name,
          String(oneVsAll.positives),
          formatFigure(recall),
          formatFigure(oneVsAll.averagePrecision),
          formatFigure(oneVsBenign.averagePrecision),
        ]),
      ],
      2,
    ),
  ];
}

const shortNames: Readonly<Partial<Record<FigureName, string>>> = {
  f1: 'F1',
  precision: 'P',
  recall: 'R',
  falsePositiveRate: 'FPR',
  auroc: 'AUROC',
  averagePrecision: 'AP',
};

function summaryCells({ count, unsafeCount, figures }: RowSummary): readonly string[] {
  return [
    String(count),
    String(unsafeCount),
    ...sourceFigures.map((name) => formatFigure(figures[name])),
  ];
}
