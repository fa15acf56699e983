import type { ScoreGroup } from './score-groups.ts';

/** How calls and labels agree; unsafe is the positive class. */
export interface ConfusionCounts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
}

/** A text with its label and what was decided. */
export interface CalledLabel {
  readonly unsafe: boolean;
  /** Whether the verdict is unsafe. */
  readonly flagged: boolean;
}

/** Counts verdicts against labels. */
export function countConfusion(rows: readonly CalledLabel[]): ConfusionCounts {
  const counts = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
  for (const { unsafe, flagged } of rows) {
    if (flagged) counts[unsafe ? 'truePositives' : 'falsePositives'] += 1;
    else counts[unsafe ? 'falseNegatives' : 'trueNegatives'] += 1;
  }
  return counts;
}

/**
 * Counts with a text called unsafe when its score reaches the threshold: fast enough to follow a slider over 10,000
 * rows.
 * @param groups - From `groupByScore`.
 */
export function confusionAtThreshold(
  groups: readonly ScoreGroup[],
  threshold: number,
): ConfusionCounts {
  const counts = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
  for (const { score, unsafe, safe } of groups) {
    if (score >= threshold) {
      counts.truePositives += unsafe;
      counts.falsePositives += safe;
    } else {
      counts.falseNegatives += unsafe;
      counts.trueNegatives += safe;
    }
  }
  return counts;
}

/** Of the texts called unsafe, the share that is: in [0, 1]; `undefined` when none was called unsafe. */
export function precision({ truePositives, falsePositives }: ConfusionCounts): number | undefined {
  return share(truePositives, truePositives + falsePositives);
}

/** Of the unsafe texts, the share that was found: in [0, 1]; `undefined` when there are none. */
export function recall({ truePositives, falseNegatives }: ConfusionCounts): number | undefined {
  return share(truePositives, truePositives + falseNegatives);
}

/** Of the safe texts, the share that was called unsafe: in [0, 1]; `undefined` when there are none. */
export function falsePositiveRate(counts: ConfusionCounts): number | undefined {
  return share(counts.falsePositives, counts.falsePositives + counts.trueNegatives);
}

/** Harmonic mean of precision and recall: in [0, 1]; `undefined` when nothing is unsafe and nothing was called so. */
export function f1(counts: ConfusionCounts): number | undefined {
  const { truePositives, falsePositives, falseNegatives } = counts;
  return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
}

/**
 * Mean of the F1 of the unsafe and of the safe class; a class that neither labels nor calls have is left out.
 * @returns In [0, 1]; `undefined` without texts.
 * Source: scikit-learn, `f1_score(average="macro")`.
 */
export function macroF1(counts: ConfusionCounts): number | undefined {
  const { falsePositives, trueNegatives, falseNegatives } = counts;
  const safe = share(2 * trueNegatives, 2 * trueNegatives + falsePositives + falseNegatives);
  const both = [f1(counts), safe].filter((one) => one !== undefined);
  return share(
    both.reduce((sum, one) => sum + one, 0),
    both.length,
  );
}

/** The share of texts called rightly: in [0, 1]; `undefined` without texts. */
export function accuracy(counts: ConfusionCounts): number | undefined {
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = counts;
  const right = truePositives + trueNegatives;
  return share(right, right + falsePositives + falseNegatives);
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
