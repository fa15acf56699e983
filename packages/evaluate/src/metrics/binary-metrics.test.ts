import { describe, expect, it } from 'vitest';
import { binaryCases } from '../testing/metric-goldens.ts';
import { auroc } from './auroc.ts';
import { averagePrecision } from './average-precision.ts';
import { brierScore } from './brier-score.ts';
import {
  accuracy,
  confusionAtThreshold,
  countConfusion,
  f1,
  falsePositiveRate,
  macroF1,
  precision,
  recall,
} from './confusion.ts';
import { groupByScore } from './score-groups.ts';
import { expectedCalibrationError } from './reliability.ts';

describe.each(binaryCases)('against scikit-learn, $name:', ({ groups, rows, golden }) => {
  const confusion = confusionAtThreshold(groups, golden.threshold);

  it.each([
    ['AUROC', auroc(groups), golden.auroc],
    ['average precision', averagePrecision(groups), golden.averagePrecision],
    ['accuracy', accuracy(confusion), golden.accuracy],
    ['precision', precision(confusion) ?? 0, golden.precision],
    ['recall', recall(confusion), golden.recall],
    ['F1', f1(confusion), golden.f1],
    ['macro F1', macroF1(confusion), golden.macroF1],
    ['false positive rate', falsePositiveRate(confusion), golden.falsePositiveRate],
    ['Brier score', brierScore(groups), golden.brierScore],
    ['ECE', expectedCalibrationError(groups, 10), golden.expectedCalibrationError],
  ])('%s', (_, ours, theirs) => {
    expect(ours).toBeCloseTo(theirs, 12);
  });

  it('the confusion counts, by threshold and by verdicts', () => {
    expect(confusion).toEqual(golden.confusion);
    const called = rows.map(({ score, unsafe }) => ({
      unsafe,
      flagged: score >= golden.threshold,
    }));
    expect(countConfusion(called)).toEqual(golden.confusion);
  });
});

describe('a figure that the texts cannot give', () => {
  const safeOnly = groupByScore([{ score: 0.2, unsafe: false }]);
  const none = groupByScore([]);

  it('is undefined, not zero', () => {
    expect(auroc(safeOnly)).toBeUndefined();
    expect(averagePrecision(safeOnly)).toBeUndefined();
    expect(recall(confusionAtThreshold(safeOnly, 0.5))).toBeUndefined();
    expect(precision(confusionAtThreshold(safeOnly, 0.5))).toBeUndefined();
    expect(f1(confusionAtThreshold(safeOnly, 0.5))).toBeUndefined();
    for (const metric of [accuracy, macroF1, falsePositiveRate]) {
      expect(metric(confusionAtThreshold(none, 0.5))).toBeUndefined();
    }
    expect(brierScore(none)).toBeUndefined();
    expect(expectedCalibrationError(none)).toBeUndefined();
  });

  it('leaves a class that nothing has out of macro F1, as scikit-learn does', () => {
    expect(macroF1(confusionAtThreshold(safeOnly, 0.5))).toBe(1);
  });
});

describe('groupByScore', () => {
  it('refuses a score that has no rank', () => {
    expect(() => groupByScore([{ score: Number.NaN, unsafe: true }])).toThrow(
      'rows[0].score: NaN is not a finite number',
    );
  });
});
