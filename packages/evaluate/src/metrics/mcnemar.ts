/** Whether one run is right where the other is wrong more often than chance would have it. */
export interface McNemarResult {
  /** Texts that only the first run called rightly. */
  readonly onlyFirstRight: number;
  /** Texts that only the second run called rightly. */
  readonly onlySecondRight: number;
  /** Two-sided, in (0, 1]; 1 when the runs never differ. */
  readonly pValue: number;
}

/**
 * Exact McNemar test on two runs over the same texts: under the null hypothesis each text that the runs disagree on is
 * a fair coin.
 * @param pairs - Whether each run called the text rightly.
 * Source: Q. McNemar (1947); the exact form is the two-sided binomial test on the texts that differ.
 */
export function mcNemarTest(
  pairs: readonly { readonly first: boolean; readonly second: boolean }[],
): McNemarResult {
  const onlyFirstRight = pairs.filter(({ first, second }) => first && !second).length;
  const onlySecondRight = pairs.filter(({ first, second }) => second && !first).length;
  const trials = onlyFirstRight + onlySecondRight;
  const fewer = Math.min(onlyFirstRight, onlySecondRight);
  // In logarithms: 0.5 to the power of the trials is below the smallest number from 1,075 trials on.
  let logTerm = -trials * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let successes = 1; successes <= fewer; successes += 1) {
    logTerm += Math.log((trials - successes + 1) / successes);
    tail += Math.exp(logTerm);
  }
  return { onlyFirstRight, onlySecondRight, pValue: Math.min(1, 2 * tail) };
}
