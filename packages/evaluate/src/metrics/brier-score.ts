import { countLabels, type ScoreGroup } from './score-groups.ts';

/**
 * Brier score: mean squared distance of the score from the label (1 unsafe, 0 safe). Lower is better; always answering
 * 0.5 gives 0.25.
 * @param groups - From `groupByScore`; scores in [0, 1].
 * @returns In [0, 1]; `undefined` without texts.
 * Source: scikit-learn, `brier_score_loss`.
 */
export function brierScore(groups: readonly ScoreGroup[]): number | undefined {
  const { unsafe: unsafeTotal, safe: safeTotal } = countLabels(groups);
  const count = unsafeTotal + safeTotal;
  if (count === 0) return undefined;
  let sum = 0;
  for (const { score, unsafe, safe } of groups) {
    sum += unsafe * (1 - score) ** 2 + safe * score ** 2;
  }
  return sum / count;
}
