/**
 * Quantile of numbers, interpolated linearly between neighbours.
 * @param sorted - Ascending.
 * @param share - In [0, 1].
 * @returns NaN for no numbers.
 * Source: numpy, `quantile`, method "linear".
 */
export function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}
