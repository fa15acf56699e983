import { countLabels, type ScoreGroup } from './score-groups.ts';

/** Precision and recall when a text is called unsafe from this score on. */
export interface PrecisionRecallPoint {
  readonly threshold: number;
  /** In [0, 1]. */
  readonly precision: number;
  /** In [0, 1]. */
  readonly recall: number;
}

/**
 * The precision-recall curve: one point for every score, highest first, so recall rises. scikit-learn's
 * `precision_recall_curve` has the same points in the opposite order, and one more at recall 0 that no threshold gives.
 * @param groups - From `groupByScore`.
 * @returns No points without unsafe texts.
 */
export function precisionRecallCurve(
  groups: readonly ScoreGroup[],
): readonly PrecisionRecallPoint[] {
  const total = countLabels(groups);
  if (total.unsafe === 0) return [];
  let called = 0;
  let found = 0;
  return groups
    .filter(({ unsafe, safe }) => unsafe + safe > 0)
    .map(({ score, unsafe, safe }) => {
      called += unsafe + safe;
      found += unsafe;
      return { threshold: score, precision: found / called, recall: found / total.unsafe };
    });
}
