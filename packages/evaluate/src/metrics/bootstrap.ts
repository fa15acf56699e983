import { quantile } from './quantile.ts';
import { randomSource } from './random-source.ts';
import { createResampler, type JudgedLabel, type Metric, type Sample } from './resample.ts';

/** Where a figure lies with 95 % confidence, given that the texts are a sample of many. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How resamples are drawn. */
export interface BootstrapOptions {
  /** Default 1000. */
  readonly resamples?: number;
  /** The same seed gives the same figures on every machine. Default 1. */
  readonly seed?: number;
}

const LOW = 0.025;
const HIGH = 0.975;

/**
 * Percentile bootstrap: 95 % intervals of several metrics, from the same resamples of whole texts with replacement.
 * @param metrics - By name.
 * @returns By name; `undefined` where no resample gave a figure. Resamples that cannot give a figure are left out.
 * @throws RangeError when `resamples` is no whole number above 0 or a score is not finite.
 * Source: B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.
 */
export function bootstrapIntervals<Name extends string>(
  rows: readonly JudgedLabel[],
  metrics: Readonly<Record<Name, Metric>>,
  options: BootstrapOptions = {},
): Readonly<Record<Name, Interval | undefined>> {
  const resampler = createResampler(rows);
  const draws = drawFigures(
    rows.length,
    metrics,
    (indices) => resampler.sampleOf(indices),
    options,
  );
  return mapRecord(draws, intervalOf);
}

/** How a figure differs between two runs over the same texts. */
export interface PairedDifference {
  /** Second run less first. */
  readonly difference: number;
  readonly interval: Interval;
  /** Two-sided: how often a difference as large would arise if the runs were alike, in (0, 1]. */
  readonly pValue: number;
}

/**
 * Paired bootstrap: resamples texts, and takes both runs' figures over the same resample, so that what makes a text
 * hard for both cancels out.
 * @param first - The judged texts of one run.
 * @param second - Those of the other: the same texts in the same order.
 * @returns By name; `undefined` where a run has no figure.
 * @throws RangeError when the runs differ in length or labels, or a score is not finite.
 * Source: Efron and Tibshirani (1993); p-value from the share of differences on the far side of zero, with one added
 * to both counts so that it is never 0.
 */
export function pairedBootstrap<Name extends string>(
  first: readonly JudgedLabel[],
  second: readonly JudgedLabel[],
  metrics: Readonly<Record<Name, Metric>>,
  options: BootstrapOptions = {},
): Readonly<Record<Name, PairedDifference | undefined>> {
  if (first.length !== second.length) {
    throw new RangeError(`second: has ${second.length} rows, but first has ${first.length}`);
  }
  const unlike = first.findIndex((row, index) => row.unsafe !== second[index]?.unsafe);
  if (unlike !== -1) throw new RangeError(`second[${unlike}].unsafe: differs from first`);
  const before = createResampler(first);
  const after = createResampler(second);
  const paired = mapRecord<Name, Metric, PairedMetric>(metrics, (metric) => (indices) => {
    const [a, b] = [metric(before.sampleOf(indices)), metric(after.sampleOf(indices))];
    return a === undefined || b === undefined ? undefined : b - a;
  });
  const everyRow = first.map((_, index) => index);
  const draws = drawFigures(first.length, paired, (indices) => indices, options);
  return mapRecord(draws, (figures, name) => {
    const difference = paired[name](everyRow);
    const interval = intervalOf(figures);
    if (difference === undefined || interval === undefined) return undefined;
    return { difference, interval, pValue: twoSidedP(figures) };
  });
}

type PairedMetric = (indices: ArrayLike<number>) => number | undefined;

/** Figures of every resample by metric, each ascending. */
function drawFigures<Name extends string, Drawn extends Sample | ArrayLike<number>>(
  rowCount: number,
  metrics: Readonly<Record<Name, (sample: Drawn) => number | undefined>>,
  sampleOf: (indices: ArrayLike<number>) => Drawn,
  { resamples = 1000, seed = 1 }: BootstrapOptions,
): Readonly<Record<Name, readonly number[]>> {
  if (!Number.isInteger(resamples) || resamples < 1) {
    throw new RangeError(`resamples: ${resamples} is not a whole number above 0`);
  }
  const draw = randomSource(seed);
  const figures = mapRecord(metrics, (): number[] => []);
  const indices = new Int32Array(rowCount);
  const draws = rowCount === 0 ? 0 : resamples;
  for (let resample = 0; resample < draws; resample += 1) {
    for (let index = 0; index < rowCount; index += 1) indices[index] = draw(rowCount);
    const sample = sampleOf(indices);
    for (const name of namesOf(metrics)) {
      const figure = metrics[name](sample);
      if (figure !== undefined) figures[name].push(figure);
    }
  }
  return mapRecord(figures, (values) => values.toSorted((a, b) => a - b));
}

function intervalOf(sorted: readonly number[]): Interval | undefined {
  return sorted.length === 0
    ? undefined
    : { low: quantile(sorted, LOW), high: quantile(sorted, HIGH) };
}

function twoSidedP(differences: readonly number[]): number {
  const below = differences.filter((one) => one <= 0).length;
  const above = differences.filter((one) => one >= 0).length;
  return Math.min(1, (2 * (Math.min(below, above) + 1)) / (differences.length + 1));
}

function namesOf<Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(record) as Name[];
}

function mapRecord<Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  map: (value: From, name: Name) => To,
): Record<Name, To> {
  return Object.fromEntries(
    namesOf(record).map((name) => [name, map(record[name], name)]),
  ) as Record<Name, To>;
}
