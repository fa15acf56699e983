import {
  falsePositiveRate,
  precision,
  precisionRecallCurve,
  recall,
  reliabilityBins,
  rocCurve,
  type ScoreGroup,
  scoreHistogram,
} from '@guarded-chat/evaluate';
import {
  css,
  type CSSResultGroup,
  html,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { panelStyles } from '../../app/panel-styles.ts';
import { sharedStyles } from '../../app/shared-styles.ts';
import {
  type Chart,
  histogramChart,
  precisionRecallChart,
  reliabilityChart,
  rocChart,
} from '../../charts/plot-charts.ts';
import {
  chartStyles,
  type ChartTable,
  renderFigure,
  showShare,
} from '../../charts/render-figure.ts';
import { BatchElement } from '../batch-element.ts';
import type { RunAnalysis } from '../run/run-analysis.ts';

interface Figure {
  readonly caption: string;
  readonly chart: Chart;
  readonly table: ChartTable;
}

interface RunFigures {
  readonly precisionRecall: Figure;
  readonly roc: Figure;
  readonly histogram: Figure;
  readonly reliability: Figure;
}

/** While results come in, charts are drawn anew this far apart, in milliseconds. */
const PAUSE_MS = 2000;

/** Rows of the table beside a curve. */
const CURVE_ROWS = 20;

/** Curves, histogram and reliability of a run, with the policy's place in each. */
export class RunCharts extends BatchElement {
  static override readonly properties: PropertyDeclarations = { analysis: { attribute: false } };
  static override readonly styles: CSSResultGroup = [
    sharedStyles,
    panelStyles,
    chartStyles,
    css`
      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: 1rem 1.5rem;
        padding: 1rem;
      }
      .empty {
        padding: 1rem;
        font-size: 0.875rem;
      }
    `,
  ];

  declare analysis: RunAnalysis;
  #groups: readonly ScoreGroup[] | undefined;
  #figures: RunFigures | undefined;
  #drawnMs = 0;

  protected override render(): TemplateResult {
    const { groups } = this.analysis.prepared;
    return html`<section class="panel" aria-labelledby="title">
      <header><h2 id="title">Scores against labels</h2></header>
      ${
        groups.length === 0
          ? html`<p class="empty muted">
              Curves appear when rows with labels are judged. Label a few rows in the list: unsafe or safe.
            </p>`
          : this.#renderCharts(groups)
      }
    </section>`;
  }

  #renderCharts(groups: readonly ScoreGroup[]): TemplateResult {
    const isDue = !this.batch.isRunning || performance.now() - this.#drawnMs > PAUSE_MS;
    if (!this.#figures || (groups !== this.#groups && isDue)) {
      this.#figures = figuresOf(groups);
      this.#groups = groups;
      this.#drawnMs = performance.now();
    }
    const { counts, threshold } = this.analysis;
    const { precisionRecall, roc, histogram, reliability } = this.#figures;
    const found = recall(counts);
    const right = precision(counts);
    precisionRecall.chart.mark(right === undefined ? undefined : found, right);
    const alarms = falsePositiveRate(counts);
    roc.chart.mark(found === undefined ? undefined : alarms, found);
    histogram.chart.mark(threshold);
    reliability.chart.mark(threshold);
    return html`<div class="charts">
      ${[precisionRecall, roc, histogram, reliability].map(({ caption, chart, table }) =>
        renderFigure(caption, chart, table),
      )}
    </div>`;
  }
}

function figuresOf(groups: readonly ScoreGroup[]): RunFigures {
  const curve = precisionRecallCurve(groups);
  const points = rocCurve(groups);
  const bins = scoreHistogram(groups);
  const reliability = reliabilityBins(groups);
  const unsafe = groups.reduce((sum, group) => sum + group.unsafe, 0);
  const count = groups.reduce((sum, group) => sum + group.unsafe + group.safe, 0);
  return {
    precisionRecall: {
      caption: 'Precision and recall',
      chart: precisionRecallChart(curve, unsafe / count),
      table: {
        heading: ['Threshold', 'Precision', 'Recall'],
        rows: some(curve).map((point) =>
          [point.threshold, point.precision, point.recall].map(showShare),
        ),
      },
    },
    roc: {
      caption: 'ROC curve',
      chart: rocChart(points),
      table: {
        heading: ['Threshold', 'False positive rate', 'True positive rate'],
        rows: some(points.slice(1)).map((point) =>
          [point.threshold, point.falsePositiveRate, point.truePositiveRate].map(showShare),
        ),
      },
    },
    histogram: {
      caption: 'Rows by score',
      chart: histogramChart(bins),
      table: {
        heading: ['Scores', 'Unsafe', 'Safe'],
        rows: bins.map((bin) => [`${bin.start} to ${bin.end}`, bin.unsafe, bin.safe]),
      },
    },
    reliability: {
      caption: 'Reliability',
      chart: reliabilityChart(reliability),
      table: {
        heading: ['Scores', 'Rows', 'Mean score', 'Unsafe share'],
        rows: reliability.map((bin) => [
          `${bin.start} to ${bin.end}`,
          bin.count,
          showShare(bin.meanScore),
          showShare(bin.unsafeShare),
        ]),
      },
    },
  };
}

function some<Point>(points: readonly Point[]): readonly Point[] {
  const step = Math.max(1, points.length / CURVE_ROWS);
  return points.filter((_, index) => index % step < 1);
}

customElements.define('run-charts', RunCharts);
