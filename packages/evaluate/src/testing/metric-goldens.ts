import goldens from '../fixtures/metric-goldens.json' with { type: 'json' };
import type { CategorizedLabel } from '../metrics/category-scores.ts';
import { groupByScore, type ScoreGroup, type ScoredLabel } from '../metrics/score-groups.ts';

/** Figures of scikit-learn and SciPy, made by models/train/metric_goldens.py. */
export const metricGoldens: typeof goldens = goldens;

/** The labelled scores of each case, and what scikit-learn says of them. */
export const binaryCases: readonly {
  readonly name: string;
  readonly rows: readonly ScoredLabel[];
  readonly groups: readonly ScoreGroup[];
  readonly golden: (typeof goldens.binary)['distinct scores'];
}[] = Object.entries(goldens.binary).map(([name, golden]) => {
  const rows = scoredLabels(golden.scores, golden.labels);
  return { name, rows, groups: groupByScore(rows), golden };
});

/** The rows of the category figures. */
export const categoryRows: readonly CategorizedLabel[] = goldens.categories.rows;

/** Scores and labels (1 unsafe) as the metrics take them. */
export function scoredLabels(
  scores: readonly number[],
  labels: readonly number[],
): readonly ScoredLabel[] {
  return scores.map((score, index) => ({ score, unsafe: labels[index] === 1 }));
}
