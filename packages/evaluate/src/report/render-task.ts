import { categoryConfusion } from '../metrics/category-confusion.ts';
import { precisionRecallCurve } from '../metrics/precision-recall-curve.ts';
import { reliabilityBins } from '../metrics/reliability.ts';
import { rocCurve } from '../metrics/roc-curve.ts';
import { groupByScore } from '../metrics/score-groups.ts';
import { scoreHistogram } from '../metrics/score-histogram.ts';
import { type FigureName, figureNames } from '../runs/figure-metrics.ts';
import type { JudgedRow } from '../runs/judge-run.ts';
import type { TaskSummary } from '../runs/summarize-rows.ts';
import {
  barsChart,
  type ChartDocument,
  histogramChart,
  precisionRecallChart,
  reliabilityChart,
  rocChart,
} from './charts.ts';
import { type Html, html } from './html.ts';
import { htmlTable, showFigure } from './html-table.ts';
import { renderErrors } from './render-errors.ts';
import type { ReportInput } from './render-report.ts';
import { thinOut } from './thin-out.ts';

/** Rows of the table beside a curve. */
const CURVE_ROWS = 21;

/** The part of a report on one task. */
export function renderTask(
  summary: TaskSummary,
  input: ReportInput,
  document: ChartDocument,
): Html {
  const rows = input.judged.rows.filter((row) => row.task === summary.task);
  const name = summary.task === 'prompt-classification' ? 'Prompts' : 'Responses';
  return html`<section><h2>${name}: ${summary.count} rows, ${summary.unsafeCount} unsafe</h2>
${figureTable(summary)}${confusionTable(summary)}${curves(rows, summary, input, document)}
${categories(summary, document)}${categoryMatrix(rows)}${sources(summary)}
${renderErrors(rows, input)}</section>`;
}

function figureTable({ figures, intervals, top1 }: TaskSummary): Html {
  const names = Object.keys(figures) as FigureName[];
  return htmlTable({
    caption: 'Figures, with 95 % bootstrap intervals',
    heading: ['Figure', 'Value', 'From', 'To'],
    rows: [
      ...names.map((name) => [
        figureNames[name],
        showFigure(figures[name]),
        showFigure(intervals[name]?.low),
        showFigure(intervals[name]?.high),
      ]),
      [`Hazard top-1, of ${top1.count} rows with a known hazard`, showFigure(top1.share), '', ''],
    ],
  });
}

function confusionTable({ confusion }: TaskSummary): Html {
  return htmlTable({
    caption: 'Verdicts against labels',
    heading: ['Label', 'Verdict unsafe', 'Verdict safe'],
    rows: [
      ['Unsafe', confusion.truePositives, confusion.falseNegatives],
      ['Safe', confusion.falsePositives, confusion.trueNegatives],
    ],
  });
}

function curves(
  rows: readonly JudgedRow[],
  { unsafeCount, count }: TaskSummary,
  { policy, run }: ReportInput,
  document: ChartDocument,
): Html {
  const groups = groupByScore(rows);
  const precisionRecall = precisionRecallCurve(groups);
  const roc = rocCurve(groups);
  const bins = reliabilityBins(groups);
  const histogram = scoreHistogram(groups);
  const threshold = policy.threshold ?? run.header.model.defaultThreshold;
  return html`<div class="charts">
${figure(
  'Precision and recall',
  precisionRecallChart(document, precisionRecall, unsafeCount / count),
  {
    heading: ['Threshold', 'Precision', 'Recall'],
    rows: thinOut(precisionRecall, CURVE_ROWS).map((point) =>
      [point.threshold, point.precision, point.recall].map(showFigure),
    ),
  },
)}${figure('ROC curve', rocChart(document, roc), {
  heading: ['Threshold', 'False positive rate', 'True positive rate'],
  rows: thinOut(roc.slice(1), CURVE_ROWS).map((point) =>
    [point.threshold, point.falsePositiveRate, point.truePositiveRate].map(showFigure),
  ),
})}${figure('Reliability', reliabilityChart(document, bins), {
  heading: ['Scores', 'Rows', 'Mean score', 'Unsafe share'],
  rows: bins.map((bin) => [
    `${bin.start} to ${bin.end}`,
    bin.count,
    showFigure(bin.meanScore),
    showFigure(bin.unsafeShare),
  ]),
})}${figure('Scores', histogramChart(document, histogram, threshold), {
  heading: ['Scores', 'Unsafe', 'Safe'],
  rows: histogram.map((bin) => [`${bin.start} to ${bin.end}`, bin.unsafe, bin.safe]),
})}</div>`;
}

function figure(
  caption: string,
  chart: Html,
  table: Omit<Parameters<typeof htmlTable>[0], 'caption'>,
): Html {
  return html`<figure><figcaption>${caption}</figcaption>${chart}
<details><summary>As a table</summary>${htmlTable({ caption, ...table })}</details></figure>`;
}

function categories(summary: TaskSummary, document: ChartDocument): Html {
  const present = summary.categories.filter((one) => one.oneVsAll.positives > 0);
  if (present.length === 0) return html``;
  const bars = present.map(({ code, name, oneVsAll }) => ({
    name: `${code} ${name}`,
    value: oneVsAll.averagePrecision,
  }));
  return html`<h3>By category</h3>
<figure>${barsChart(document, 'Average precision, 1-vs-all', bars)}</figure>
${htmlTable({
  caption: 'Categories: 1-vs-all by the score of the category, 1-vs-benign by the unsafe score',
  heading: ['Category', 'Rows', 'Recall', '1-vs-all AP', '1-vs-benign AP'],
  rows: present.map(({ code, name, recall, oneVsAll, oneVsBenign }) => [
    `${code} ${name}`,
    oneVsAll.positives,
    showFigure(recall),
    showFigure(oneVsAll.averagePrecision),
    showFigure(oneVsBenign.averagePrecision),
  ]),
})}`;
}

function categoryMatrix(rows: readonly JudgedRow[]): Html {
  const cells = categoryConfusion(rows);
  if (cells.length === 0) return html``;
  const labels = [...new Set(cells.map((cell) => cell.label))];
  const named = [...new Set([...labels, ...cells.map((cell) => cell.named)])];
  return htmlTable({
    caption:
      'Category by label (rows) against the one with the highest score (columns), unsafe rows',
    heading: ['', ...named],
    rows: labels.map((label) => [
      label,
      ...named.map((name) => cells.find((one) => one.label === label && one.named === name)?.count),
    ]),
  });
}

function sources({ sources: parts }: TaskSummary): Html {
  const names = [
    'f1',
    'precision',
    'recall',
    'falsePositiveRate',
    'auroc',
    'averagePrecision',
  ] as const;
  return htmlTable({
    caption: 'By source',
    heading: ['Source', 'Rows', 'Unsafe', ...names.map((name) => figureNames[name])],
    rows: parts.map(({ source, count, unsafeCount, figures }) => [
      source,
      count,
      unsafeCount,
      ...names.map((name) => showFigure(figures[name])),
    ]),
  });
}
