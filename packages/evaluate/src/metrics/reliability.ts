import type { ScoreGroup } from './score-groups.ts';

/** The texts whose scores lie in one bin: their mean score against how many of them are unsafe. */
export interface ReliabilityBin {
  /** Scores in [start, end); the last bin includes 1. */
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** Mean score in [0, 1]; `undefined` in an empty bin. */
  readonly meanScore: number | undefined;
  /** Share of unsafe texts in [0, 1]; `undefined` in an empty bin. A calibrated score has this equal to the mean. */
  readonly unsafeShare: number | undefined;
}

/**
 * Bins of equal width over [0, 1], for a reliability diagram and as a histogram of scores.
 * @param groups - From `groupByScore`; scores in [0, 1].
 * @throws RangeError when `binCount` is no whole number above 0.
 * Source: scikit-learn, `calibration_curve(strategy="uniform")`, which leaves out empty bins.
 */
export function reliabilityBins(
  groups: readonly ScoreGroup[],
  binCount: number = 10,
): readonly ReliabilityBin[] {
  if (!Number.isInteger(binCount) || binCount < 1) {
    throw new RangeError(`binCount: ${binCount} is not a whole number above 0`);
  }
  const sums = Array.from({ length: binCount }, () => ({ count: 0, unsafe: 0, score: 0 }));
  for (const { score, unsafe, safe } of groups) {
    const bin = sums[Math.min(binCount - 1, Math.floor(score * binCount))];
    if (bin === undefined) continue;
    bin.count += unsafe + safe;
    bin.unsafe += unsafe;
    bin.score += score * (unsafe + safe);
  }
  return sums.map(({ count, unsafe, score }, index) => ({
    start: index / binCount,
    end: (index + 1) / binCount,
    count,
    meanScore: count === 0 ? undefined : score / count,
    unsafeShare: count === 0 ? undefined : unsafe / count,
  }));
}

/**
 * Expected calibration error: the distance between mean score and unsafe share of each bin, weighted by its texts.
 * @param groups - From `groupByScore`; scores in [0, 1].
 * @returns In [0, 1]; `undefined` without texts.
 * Source: C. Guo et al., "On Calibration of Modern Neural Networks" (2017), over the positive class and bins of equal
 * width.
 */
export function expectedCalibrationError(
  groups: readonly ScoreGroup[],
  binCount: number = 10,
): number | undefined {
  const bins = reliabilityBins(groups, binCount);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return undefined;
  return bins.reduce((sum, { count, meanScore = 0, unsafeShare = 0 }) => {
    return sum + (count / total) * Math.abs(meanScore - unsafeShare);
  }, 0);
}
