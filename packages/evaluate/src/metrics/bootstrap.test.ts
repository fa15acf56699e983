import { describe, expect, it } from 'vitest';
import { metricGoldens, scoredLabels } from '../testing/metric-goldens.ts';
import { auroc } from './auroc.ts';
import { bootstrapIntervals, pairedBootstrap } from './bootstrap.ts';
import { f1 } from './confusion.ts';
import type { JudgedLabel, Metric } from './resample.ts';

const golden = metricGoldens.bootstrap;
const { seed, resamples } = golden;
const metrics: Record<'auroc' | 'f1', Metric> = {
  auroc: ({ groups }) => auroc(groups),
  f1: ({ confusion }) => f1(confusion),
};

function judged(scores: readonly number[]): readonly JudgedLabel[] {
  return scoredLabels(scores, golden.labels).map((row) => ({
    ...row,
    flagged: row.score >= golden.threshold,
  }));
}

const first = judged(golden.first);
const second = judged(golden.second);

describe('bootstrapIntervals', () => {
  it('gives the intervals that numpy and scikit-learn give for the same draws', () => {
    const intervals = bootstrapIntervals(first, metrics, { seed, resamples });
    expect(intervals.auroc?.low).toBeCloseTo(golden.auroc[0] ?? Number.NaN, 12);
    expect(intervals.auroc?.high).toBeCloseTo(golden.auroc[1] ?? Number.NaN, 12);
    expect(intervals.f1?.low).toBeCloseTo(golden.f1[0] ?? Number.NaN, 12);
    expect(intervals.f1?.high).toBeCloseTo(golden.f1[1] ?? Number.NaN, 12);
  });

  it('gives the same figures for the same seed, and others for another', () => {
    const once = bootstrapIntervals(first, metrics, { seed: 3, resamples: 50 });
    expect(bootstrapIntervals(first, metrics, { seed: 3, resamples: 50 })).toEqual(once);
    expect(bootstrapIntervals(first, metrics, { seed: 4, resamples: 50 })).not.toEqual(once);
  });

  it('has no interval where no resample has a figure', () => {
    expect(bootstrapIntervals([], metrics, { resamples: 5 }).auroc).toBeUndefined();
    const safeOnly = first.filter((row) => !row.unsafe);
    expect(bootstrapIntervals(safeOnly, metrics, { resamples: 5 }).auroc).toBeUndefined();
  });

  it('refuses to draw nothing', () => {
    expect(() => bootstrapIntervals(first, metrics, { resamples: 0 })).toThrow('resamples: 0');
  });
});

describe('pairedBootstrap', () => {
  it('gives difference, interval and p-value as numpy and scikit-learn do', () => {
    const { auroc: result } = pairedBootstrap(first, second, metrics, { seed, resamples });
    expect(result?.difference).toBeCloseTo(golden.difference, 12);
    expect(result?.interval.low).toBeCloseTo(golden.differenceInterval[0] ?? Number.NaN, 12);
    expect(result?.interval.high).toBeCloseTo(golden.differenceInterval[1] ?? Number.NaN, 12);
    expect(result?.pValue).toBeCloseTo(golden.differenceP, 12);
  });

  it('finds no difference between a run and itself', () => {
    const { auroc: result } = pairedBootstrap(first, first, metrics, { seed, resamples: 50 });
    expect(result).toEqual({ difference: 0, interval: { low: 0, high: 0 }, pValue: 1 });
  });

  it('refuses runs over different texts', () => {
    expect(() => pairedBootstrap(first, second.slice(1), metrics)).toThrow(
      'second: has 119 rows, but first has 120',
    );
    const flipped = second.map((row, index) =>
      index === 2 ? { ...row, unsafe: !row.unsafe } : row,
    );
    expect(() => pairedBootstrap(first, flipped, metrics)).toThrow('second[2].unsafe: differs');
  });
});
