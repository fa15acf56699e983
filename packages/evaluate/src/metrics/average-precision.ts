import { countLabels, type ScoreGroup } from './score-groups.ts';

/**
 * Average precision (often written AUPRC): the precision at each threshold, weighted by the recall gained there,
 * without interpolation.
 * @param groups - From `groupByScore`.
 * @returns In [0, 1]; `undefined` without unsafe texts.
 * Source: scikit-learn, `average_precision_score`: AP = sum over n of (R_n - R_{n-1}) P_n.
 */
export function averagePrecision(groups: readonly ScoreGroup[]): number | undefined {
  const total = countLabels(groups);
  if (total.unsafe === 0) return undefined;
  let called = 0;
  let found = 0;
  let area = 0;
  for (const { unsafe, safe } of groups) {
    called += unsafe + safe;
    found += unsafe;
    if (unsafe > 0) area += (unsafe / total.unsafe) * (found / called);
  }
  return area;
}
