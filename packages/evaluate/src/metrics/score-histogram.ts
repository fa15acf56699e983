import type { ScoreGroup } from './score-groups.ts';

/** How many texts of each label score in a bin. */
export interface HistogramBin {
  /** Scores in [start, end); the last bin includes 1. */
  readonly start: number;
  readonly end: number;
  readonly unsafe: number;
  readonly safe: number;
}

/**
 * Histogram of the scores, unsafe and safe texts apart, over bins of equal width in [0, 1].
 * @param groups - From `groupByScore`; scores in [0, 1].
 * @throws RangeError when `binCount` is no whole number above 0.
 */
export function scoreHistogram(
  groups: readonly ScoreGroup[],
  binCount: number = 20,
): readonly HistogramBin[] {
  if (!Number.isInteger(binCount) || binCount < 1) {
    throw new RangeError(`binCount: ${binCount} is not a whole number above 0`);
  }
  const bins = Array.from({ length: binCount }, (_, index) => ({
    start: index / binCount,
    end: (index + 1) / binCount,
    unsafe: 0,
    safe: 0,
  }));
  for (const { score, unsafe, safe } of groups) {
    const bin = bins[Math.min(binCount - 1, Math.floor(score * binCount))];
    if (bin === undefined) continue;
    bin.unsafe += unsafe;
    bin.safe += safe;
  }
  return bins;
}
