import { describe, expect, it } from 'vitest';
import { binaryCases } from '../testing/metric-goldens.ts';
import { precisionRecallCurve } from './precision-recall-curve.ts';
import { expectedCalibrationError, reliabilityBins } from './reliability.ts';
import { operatingPointAt, rocCurve } from './roc-curve.ts';
import { groupByScore } from './score-groups.ts';
import { scoreHistogram } from './score-histogram.ts';

function expectClose(ours: readonly (number | undefined)[], theirs: readonly number[]): void {
  expect(ours).toHaveLength(theirs.length);
  for (const [index, value] of theirs.entries()) expect(ours[index]).toBeCloseTo(value, 9);
}

describe.each(binaryCases)('against scikit-learn, $name:', ({ groups, golden }) => {
  it('the ROC curve', () => {
    const points = rocCurve(groups);
    expectClose(
      points.map((point) => point.falsePositiveRate),
      golden.roc.fpr,
    );
    expectClose(
      points.map((point) => point.truePositiveRate),
      golden.roc.tpr,
    );
    expectClose(
      points.slice(1).map((point) => point.threshold),
      golden.roc.thresholds,
    );
    expect(points[0]?.threshold).toBe(Number.POSITIVE_INFINITY);
  });

  it('true positive rates at 1 % and 5 % false positives', () => {
    expect(operatingPointAt(groups, 0.01)?.truePositiveRate).toBeCloseTo(golden.tprAt1, 12);
    expect(operatingPointAt(groups, 0.05)?.truePositiveRate).toBeCloseTo(golden.tprAt5, 12);
  });

  it('the precision-recall curve', () => {
    const points = precisionRecallCurve(groups);
    const { precision, recall } = golden.precisionRecall;
    expect(points).toHaveLength(recall.length);
    for (const [index, point] of points.entries()) {
      expect(point.recall).toBeCloseTo(recall[index] ?? Number.NaN, 9);
      expect(point.precision).toBeCloseTo(precision[index] ?? Number.NaN, 9);
    }
  });

  it('the reliability diagram', () => {
    const filled = reliabilityBins(groups, 10).filter((bin) => bin.count > 0);
    const { unsafeShare, meanScore } = golden.reliability;
    expect(filled).toHaveLength(unsafeShare.length);
    for (const [index, bin] of filled.entries()) {
      expect(bin.unsafeShare).toBeCloseTo(unsafeShare[index] ?? Number.NaN, 9);
      expect(bin.meanScore).toBeCloseTo(meanScore[index] ?? Number.NaN, 6);
    }
  });
});

describe('scoreHistogram', () => {
  const groups = groupByScore([
    { score: 0, unsafe: false },
    { score: 0.25, unsafe: true },
    { score: 1, unsafe: true },
  ]);

  it('puts an edge into the bin above it, and 1 into the last', () => {
    expect(scoreHistogram(groups, 4).map(({ unsafe, safe }) => [unsafe, safe])).toEqual([
      [0, 1],
      [1, 0],
      [0, 0],
      [1, 0],
    ]);
  });

  it('refuses a number of bins that makes no bins', () => {
    expect(() => scoreHistogram(groups, 0)).toThrow('binCount: 0 is not a whole number above 0');
    expect(() => expectedCalibrationError(groups, 1.5)).toThrow('binCount: 1.5');
  });
});

describe('a curve without both labels', () => {
  it('has no points', () => {
    const safeOnly = groupByScore([{ score: 0.2, unsafe: false }]);
    expect(rocCurve(safeOnly)).toEqual([]);
    expect(precisionRecallCurve(safeOnly)).toEqual([]);
    expect(operatingPointAt(safeOnly, 0.05)).toBeUndefined();
    expect(() => operatingPointAt(safeOnly, 5)).toThrow('maxRate: 5 is outside [0, 1]');
  });
});
