import type { Taxonomy } from './taxonomy.ts';

/**
 * Probability that the guard's answer is "unsafe", over {safe, unsafe} only: a two-way softmax.
 * @returns Score in [0, 1]; 0.5 when the logits tie.
 * @throws RangeError when a logit is not finite.
 * Source: Llama Guard 2 and 3 model cards, "probability of the first output token"; renormalising over the two tokens
 * is ours.
 */
export function unsafeScore(safeLogit: number, unsafeLogit: number): number {
  return sigmoid(finite(unsafeLogit, 'unsafeLogit') - finite(safeLogit, 'safeLogit'));
}

/** A logistic curve from a logit to a probability, fitted on labelled rows. */
export interface Calibration {
  readonly scale: number;
  readonly bias: number;
}

/**
 * A logit as a calibrated probability: sigmoid(scale x logit + bias).
 * @param logit - Unsafe logit minus safe logit.
 * @returns Probability in [0, 1].
 * @throws RangeError when an argument or the sum is not finite.
 * Source: J. Platt, "Probabilistic outputs for support vector machines" (1999).
 */
export function calibrate(logit: number, { scale, bias }: Calibration): number {
  const scaled = finite(scale, 'scale') * finite(logit, 'logit') + finite(bias, 'bias');
  return sigmoid(finite(scaled, 'scale x logit + bias'));
}

/**
 * How well a query matches a key: their product over the square root of their length.
 * @throws RangeError when they differ in length.
 * Source: A. Vaswani et al., "Attention is all you need" (2017), section 3.2.1.
 */
export function matchScore(query: ArrayLike<number>, key: ArrayLike<number>): number {
  if (query.length !== key.length) {
    throw new RangeError(`key: has ${key.length} numbers, but the query has ${query.length}`);
  }
  let product = 0;
  for (let index = 0; index < query.length; index += 1) {
    product += (query[index] ?? NaN) * (key[index] ?? NaN);
  }
  return product / Math.sqrt(query.length);
}

/**
 * The log-odds of unsafe from how well each category matches: the logarithm of the sum of their exponentials, against
 * "none", which counts 0.
 * @param matches - One score per category.
 * @throws RangeError when there is none, or one is not finite.
 */
export function matchMargin(matches: readonly number[]): number {
  if (matches.length === 0) throw new RangeError('matches: has no category');
  const scores = matches.map((match, index) => finite(match, `matches[${index}]`));
  // Less the largest, so that the exponentials stay in [0, 1].
  const largest = Math.max(...scores);
  return largest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - largest), 0));
}

/**
 * P(unsafe) x P(category | unsafe) for each category: a softmax over the logits of the taxonomy's categories.
 * @param categoryLogits - One logit per category, in their order; those behind the last category's are not used.
 * @param unsafe - Unsafe score in [0, 1].
 * @returns By category code, scores in [0, 1] that sum to `unsafe`.
 * @throws RangeError when there are fewer logits than categories, or a number is not finite or out of range.
 */
export function categoryScores(
  categoryLogits: ArrayLike<number>,
  taxonomy: Taxonomy,
  unsafe: number,
): Readonly<Record<string, number>> {
  const { categories } = taxonomy;
  if (categoryLogits.length < categories.length) {
    throw new RangeError(
      `categoryLogits: has ${categoryLogits.length} logits for ${categories.length} categories`,
    );
  }
  if (!(unsafe >= 0 && unsafe <= 1)) {
    throw new RangeError(`unsafe: ${unsafe} is outside [0, 1]`);
  }
  const logits = categories.map((_, index) =>
    finite(categoryLogits[index], `categoryLogits[${index}]`),
  );
  // Less the largest, so that the exponentials stay in [0, 1].
  const largest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - largest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Object.fromEntries(
    categories.map(({ code }, index) => [code, (unsafe * (weights[index] ?? 0)) / sum]),
  );
}

/** Of two forms, the one whose exponential cannot overflow. */
function sigmoid(logit: number): number {
  const small = Math.exp(-Math.abs(logit));
  return (logit >= 0 ? 1 : small) / (1 + small);
}

function finite(value: number | undefined, name: string): number {
  if (!Number.isFinite(value)) {
    throw new RangeError(`${name}: ${value} is not a finite number`);
  }
  return value as number;
}
