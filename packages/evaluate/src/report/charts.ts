import {
  barX,
  dot,
  line,
  type Markish,
  plot,
  type PlotOptions,
  rectY,
  ruleX,
  ruleY,
  text,
} from '@observablehq/plot';
import type { PrecisionRecallPoint } from '../metrics/precision-recall-curve.ts';
import type { ReliabilityBin } from '../metrics/reliability.ts';
import type { RocPoint } from '../metrics/roc-curve.ts';
import type { HistogramBin } from '../metrics/score-histogram.ts';
import { Html } from './html.ts';
import { thinOut } from './thin-out.ts';

/** A document that elements are made in: the page's own, or one without a browser. */
export type ChartDocument = Document;

/** Colours are named in the report's style sheet, for light and dark. */
const unsafeColor = 'var(--unsafe)';
const safeColor = 'var(--safe)';
const mainColor = 'var(--main)';
const share = { domain: [0, 1], grid: true } as const;

/** Points in a curve: more cannot be told apart at the size of the chart. */
const CURVE_POINTS = 300;

function svg(document: ChartDocument, label: string, options: PlotOptions): Html {
  const chart = plot({ document, width: 360, height: 300, ...options });
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', label);
  return new Html(chart.outerHTML);
}

/** Precision over recall, with the share of unsafe texts as the line that guessing gives. */
export function precisionRecallChart(
  document: ChartDocument,
  points: readonly PrecisionRecallPoint[],
  unsafeShare: number,
): Html {
  return svg(document, 'Precision over recall', {
    x: { ...share, label: 'Recall' },
    y: { ...share, label: 'Precision' },
    marks: [
      ruleY([unsafeShare], { stroke: 'currentColor', strokeDasharray: '2 4' }),
      line(thinOut(points, CURVE_POINTS), { x: 'recall', y: 'precision', stroke: mainColor }),
    ],
  });
}

/** True over false positive rate. */
export function rocChart(document: ChartDocument, points: readonly RocPoint[]): Html {
  const guessing: [number, number][] = [
    [0, 0],
    [1, 1],
  ];
  return svg(document, 'True over false positive rate', {
    x: { ...share, label: 'False positive rate' },
    y: { ...share, label: 'True positive rate' },
    marks: [
      line(guessing, { stroke: 'currentColor', strokeDasharray: '2 4' }),
      line(thinOut(points, CURVE_POINTS), {
        x: 'falsePositiveRate',
        y: 'truePositiveRate',
        stroke: mainColor,
      }),
    ],
  });
}

/** Share of unsafe texts over mean score; a calibrated score lies on the diagonal. */
export function reliabilityChart(document: ChartDocument, bins: readonly ReliabilityBin[]): Html {
  const filled = bins.filter((bin) => bin.count > 0);
  const calibrated: [number, number][] = [
    [0, 0],
    [1, 1],
  ];
  return svg(document, 'Share of unsafe texts over mean score', {
    x: { ...share, label: 'Mean score' },
    y: { ...share, label: 'Unsafe share' },
    r: { range: [2, 9] },
    marks: [
      line(calibrated, { stroke: 'currentColor', strokeDasharray: '2 4' }),
      line(filled, { x: 'meanScore', y: 'unsafeShare', stroke: mainColor }),
      dot(filled, { x: 'meanScore', y: 'unsafeShare', r: 'count', fill: mainColor }),
    ],
  });
}

/** How many safe (below) and unsafe texts (above) have each score. */
export function histogramChart(
  document: ChartDocument,
  bins: readonly HistogramBin[],
  threshold: number | undefined,
): Html {
  const marks: Markish[] = [
    barsOf(bins, 'unsafe', unsafeColor),
    barsOf(bins, 'safe', safeColor),
    ruleY([0]),
  ];
  if (threshold !== undefined) {
    marks.push(ruleX([threshold], { stroke: 'currentColor', strokeDasharray: '2 4' }));
  }
  return svg(document, 'Texts by score: unsafe above, safe below', {
    x: { domain: [0, 1], label: 'Score' },
    y: {
      grid: true,
      label: 'Unsafe above, safe below',
      tickFormat: (count: number) => String(Math.abs(count)),
    },
    marks,
  });
}

function barsOf(bins: readonly HistogramBin[], kind: 'unsafe' | 'safe', fill: string): Markish {
  const bars = bins.map(({ start, end, unsafe, safe }) => ({
    start,
    end,
    count: kind === 'unsafe' ? unsafe : -safe,
  }));
  return rectY(bars, { x1: 'start', x2: 'end', y: 'count', fill });
}

/** One bar in [0, 1] for each name. */
export function barsChart(
  document: ChartDocument,
  label: string,
  bars: readonly { readonly name: string; readonly value: number | undefined }[],
): Html {
  const known = bars.filter((bar) => bar.value !== undefined);
  return svg(document, label, {
    width: 560,
    height: 40 + known.length * 22,
    marginLeft: 210,
    marginRight: 40,
    x: { ...share, label },
    y: { label: null, domain: known.map((bar) => bar.name) },
    marks: [
      barX(known, { x: 'value', y: 'name', fill: mainColor }),
      text(known, {
        x: 'value',
        y: 'name',
        text: (bar: { value?: number }) => bar.value?.toFixed(2) ?? '',
        dx: 4,
        textAnchor: 'start',
      }),
    ],
  });
}
