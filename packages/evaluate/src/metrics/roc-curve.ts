import { countLabels, type ScoreGroup } from './score-groups.ts';

/** What a threshold does: the rates when a text is called unsafe from that score on. */
export interface RocPoint {
  /** Infinity at the first point, where nothing is called unsafe. */
  readonly threshold: number;
  /** Of the safe texts, the share called unsafe, in [0, 1]. */
  readonly falsePositiveRate: number;
  /** Of the unsafe texts, the share called unsafe (recall), in [0, 1]. */
  readonly truePositiveRate: number;
}

/**
 * The ROC curve: one point for every score, from (0, 0) to (1, 1).
 * @param groups - From `groupByScore`.
 * @returns No points unless there are both unsafe and safe texts.
 * Source: scikit-learn, `roc_curve(drop_intermediate=False)`.
 */
export function rocCurve(groups: readonly ScoreGroup[]): readonly RocPoint[] {
  const total = countLabels(groups);
  if (total.unsafe === 0 || total.safe === 0) return [];
  let alarms = 0;
  let found = 0;
  const points: RocPoint[] = [
    { threshold: Number.POSITIVE_INFINITY, falsePositiveRate: 0, truePositiveRate: 0 },
  ];
  for (const { score, unsafe, safe } of groups) {
    alarms += safe;
    found += unsafe;
    points.push({
      threshold: score,
      falsePositiveRate: alarms / total.safe,
      truePositiveRate: found / total.unsafe,
    });
  }
  return points;
}

/**
 * The lowest threshold that calls at most this share of the safe texts unsafe: the most unsafe texts found for the
 * false positives allowed.
 * @param groups - From `groupByScore`.
 * @param maxRate - False positive rate in [0, 1], such as 0.01.
 * @returns `undefined` unless there are both unsafe and safe texts.
 * @throws RangeError when `maxRate` is outside [0, 1].
 */
export function operatingPointAt(
  groups: readonly ScoreGroup[],
  maxRate: number,
): RocPoint | undefined {
  if (!(maxRate >= 0 && maxRate <= 1)) {
    throw new RangeError(`maxRate: ${maxRate} is outside [0, 1]`);
  }
  const total = countLabels(groups);
  if (total.unsafe === 0 || total.safe === 0) return undefined;
  let threshold = Number.POSITIVE_INFINITY;
  let alarms = 0;
  let found = 0;
  for (const { score, unsafe, safe } of groups) {
    if ((alarms + safe) / total.safe > maxRate) break;
    threshold = score;
    alarms += safe;
    found += unsafe;
  }
  return {
    threshold,
    falsePositiveRate: alarms / total.safe,
    truePositiveRate: found / total.unsafe,
  };
}
