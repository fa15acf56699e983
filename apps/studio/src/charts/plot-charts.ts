import type {
  HistogramBin,
  PrecisionRecallPoint,
  ReliabilityBin,
  RocPoint,
} from '@guarded-chat/evaluate';
import { dot, line, type Markish, plot, type PlotOptions, rectY, ruleY } from '@observablehq/plot';

/** A chart, with a mark that follows the policy without drawing it anew. */
export interface Chart {
  readonly element: SVGElement;
  /** Moves the mark to a point of the chart's own scales; none hides it. */
  readonly mark: (x: number | undefined, y?: number) => void;
}

/** Without a legend, a plot is an SVG element. */
type PlotElement = SVGElement & Pick<ReturnType<typeof plot>, 'scale'>;

const size = { width: 360, height: 260 } as const;
const share = { domain: [0, 1], grid: true, ticks: 5 } as const;
/** Points in a curve: more cannot be told apart at the size of the chart. */
const CURVE_POINTS = 300;

function thin<Point>(points: readonly Point[]): readonly Point[] {
  const step = Math.max(1, points.length / CURVE_POINTS);
  return points.filter((_, index) => index % step < 1 || index === points.length - 1);
}

function draw(label: string, options: PlotOptions, shape: 'dot' | 'rule'): Chart {
  const element = plot({ ...size, ...options }) as PlotElement;
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', label);
  // Plot's own style sheet is inline, which the page's security policy forbids: the studio's has its few rules.
  for (const style of element.querySelectorAll('style')) style.remove();
  // Parts of an image have no names of their own.
  for (const part of element.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  const [x, y] = (['x', 'y'] as const).map((name) => plotScale(element, name));
  const mark = document.createElementNS(
    'http://www.w3.org/2000/svg',
    shape === 'dot' ? 'circle' : 'path',
  );
  mark.setAttribute('class', `mark ${shape}`);
  if (shape === 'dot') mark.setAttribute('r', '5');
  else mark.setAttribute('d', `M0 20V${size.height - 30}`);
  element.append(mark);
  return {
    element,
    mark(atX, atY = 0) {
      mark.toggleAttribute('hidden', atX === undefined);
      if (atX === undefined) return;
      const place = shape === 'dot' ? y?.(atY) : 0;
      mark.setAttribute('transform', `translate(${x?.(atX) ?? 0},${place ?? 0})`);
    },
  };
}

function plotScale(element: PlotElement, name: 'x' | 'y'): ((value: number) => number) | undefined {
  const found = element.scale(name);
  return found && ((value) => Number(found.apply(value)));
}

/** Precision over recall; the dashed line is what guessing gives. The mark: recall, precision. */
export function precisionRecallChart(
  points: readonly PrecisionRecallPoint[],
  unsafeShare: number,
): Chart {
  const marks: Markish[] = [
    ruleY([unsafeShare], { stroke: 'currentColor', strokeDasharray: '2 4' }),
    line(thin(points), { x: 'recall', y: 'precision', stroke: 'var(--curve)', strokeWidth: 2 }),
  ];
  const axes = { x: { ...share, label: 'Recall' }, y: { ...share, label: 'Precision' } };
  return draw('Precision over recall', { ...axes, marks }, 'dot');
}

const diagonal: [number, number][] = [
  [0, 0],
  [1, 1],
];

/** True over false positive rate. The mark: false, true positive rate. */
export function rocChart(points: readonly RocPoint[]): Chart {
  const marks: Markish[] = [
    line(diagonal, { stroke: 'currentColor', strokeDasharray: '2 4' }),
    line(thin(points), {
      x: 'falsePositiveRate',
      y: 'truePositiveRate',
      stroke: 'var(--curve)',
      strokeWidth: 2,
    }),
  ];
  const axes = {
    x: { ...share, label: 'False positive rate' },
    y: { ...share, label: 'True positive rate' },
  };
  return draw('True over false positive rate', { ...axes, marks }, 'dot');
}

/** How many rows have each score: unsafe ones above, safe ones below. The mark: the threshold. */
export function histogramChart(bins: readonly HistogramBin[]): Chart {
  const bars = (kind: 'unsafe' | 'safe') =>
    rectY(
      bins.map(({ start, end, unsafe, safe }) => ({
        start,
        end,
        count: kind === 'unsafe' ? unsafe : -safe,
      })),
      { x1: 'start', x2: 'end', y: 'count', fill: `var(--${kind})` },
    );
  const marks: Markish[] = [bars('unsafe'), bars('safe'), ruleY([0])];
  const axes = {
    x: { domain: [0, 1], label: 'Score' },
    y: {
      grid: true,
      label: 'Unsafe above, safe below',
      tickFormat: (count: number) => String(Math.abs(count)),
    },
  };
  return draw('Rows by score', { ...axes, marks }, 'rule');
}

/** Share of unsafe rows over mean score: a calibrated score lies on the diagonal. The mark: the threshold. */
export function reliabilityChart(bins: readonly ReliabilityBin[]): Chart {
  const filled = bins.filter(({ count }) => count > 0);
  const marks: Markish[] = [
    line(diagonal, { stroke: 'currentColor', strokeDasharray: '2 4' }),
    line(filled, { x: 'meanScore', y: 'unsafeShare', stroke: 'var(--curve)', strokeWidth: 2 }),
    dot(filled, { x: 'meanScore', y: 'unsafeShare', r: 'count', fill: 'var(--curve)' }),
  ];
  const axes = {
    x: { ...share, label: 'Mean score' },
    y: { ...share, label: 'Unsafe share' },
    r: { range: [2, 8] as [number, number] },
  };
  return draw('Share of unsafe rows over mean score', { ...axes, marks }, 'rule');
}
