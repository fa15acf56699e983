/** When a growing text is judged. */
export interface ProbePlan {
  /** The longest stretch that waits for a check, in tokens as `estimateTokens` counts them. Default: 32. */
  readonly everyTokens?: number | undefined;
  /** Whether the end of a sentence is checked too, once a quarter of `everyTokens` has come. Default: true. */
  readonly atSentenceEnds?: boolean | undefined;
}

/** A plan with nothing left out. */
export type CompleteProbePlan = {
  readonly [Key in keyof ProbePlan]-?: NonNullable<ProbePlan[Key]>;
};

/**
 * A plan, complete with the defaults.
 * @throws TypeError when a field is invalid; the message names it.
 */
export function readProbePlan(plan: ProbePlan = {}): CompleteProbePlan {
  const { everyTokens = 32, atSentenceEnds = true } = plan;
  if (typeof everyTokens !== 'number' || !(everyTokens >= 1)) {
    throw new TypeError('probe.everyTokens: expected a number of at least 1');
  }
  return { everyTokens, atSentenceEnds };
}
