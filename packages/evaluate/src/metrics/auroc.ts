import { countLabels, type ScoreGroup } from './score-groups.ts';

/**
 * Area under the ROC curve: the probability that an unsafe text scores higher than a safe one, ties counting half.
 * @param groups - From `groupByScore`.
 * @returns In [0, 1]; `undefined` unless there are both unsafe and safe texts.
 * Source: the Mann-Whitney U statistic over the number of pairs; equals scikit-learn's `roc_auc_score`.
 */
export function auroc(groups: readonly ScoreGroup[]): number | undefined {
  const total = countLabels(groups);
  if (total.unsafe === 0 || total.safe === 0) return undefined;
  let wonPairs = 0;
  let safeBelow = total.safe;
  for (const { unsafe, safe } of groups) {
    safeBelow -= safe;
    wonPairs += unsafe * (safeBelow + safe / 2);
  }
  return wonPairs / (total.unsafe * total.safe);
}
