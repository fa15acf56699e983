/** A judged text: the model's score and what people say of it. */
export interface ScoredLabel {
  /** Unsafe score in [0, 1]; higher is more unsafe. */
  readonly score: number;
  /** Whether the text is unsafe by its label: the positive class. */
  readonly unsafe: boolean;
}

/** Texts with the same score: no threshold can tell them apart. */
export interface ScoreGroup {
  readonly score: number;
  /** How many of them are unsafe by their labels. */
  readonly unsafe: number;
  readonly safe: number;
}

/**
 * The texts grouped by score, highest first: what every metric over scores is computed from, so that sorting is done
 * once for all of them, and a bootstrap resample is only other counts in the same groups.
 * @throws RangeError when a score is not finite: ranks would mean nothing.
 */
export function groupByScore(rows: readonly ScoredLabel[]): readonly ScoreGroup[] {
  const groups = new Map<number, { unsafe: number; safe: number }>();
  for (const [index, { score, unsafe }] of rows.entries()) {
    if (!Number.isFinite(score)) {
      throw new RangeError(`rows[${index}].score: ${score} is not a finite number`);
    }
    let group = groups.get(score);
    if (group === undefined) {
      group = { unsafe: 0, safe: 0 };
      groups.set(score, group);
    }
    group[unsafe ? 'unsafe' : 'safe'] += 1;
  }
  return Array.from(groups, ([score, counts]) => ({ score, ...counts })).toSorted(
    (a, b) => b.score - a.score,
  );
}

/** How many texts are unsafe and how many safe by their labels. */
export function countLabels(groups: readonly ScoreGroup[]): { unsafe: number; safe: number } {
  let unsafe = 0;
  let safe = 0;
  for (const group of groups) {
    unsafe += group.unsafe;
    safe += group.safe;
  }
  return { unsafe, safe };
}
