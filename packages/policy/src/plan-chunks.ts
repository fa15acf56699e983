/** A range of tokens, `end` exclusive. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

/** How a text that is too long for one pass is cut, in tokens. */
export interface ChunkSize {
  readonly maxTokens: number;
  /** Tokens that neighbouring chunks share at least, so that what one of them cuts is whole in the other. */
  readonly overlapTokens: number;
}

/**
 * Cuts a text into as few chunks as cover all of it. All chunks have the same length, so none is left tiny at the end;
 * what that adds is spread over the overlaps.
 * @returns Ranges in order; none for a text without tokens.
 * @throws RangeError when a number is not whole, or unless 0 <= overlapTokens < maxTokens.
 */
export function planChunks(
  tokenCount: number,
  { maxTokens, overlapTokens }: ChunkSize,
): readonly TokenRange[] {
  requireCount(tokenCount, 'tokenCount');
  requireCount(maxTokens, 'maxTokens');
  requireCount(overlapTokens, 'overlapTokens');
  if (overlapTokens >= maxTokens) {
    throw new RangeError(
      `overlapTokens: ${overlapTokens} must be less than maxTokens, which is ${maxTokens}`,
    );
  }
  if (tokenCount <= maxTokens) {
    return tokenCount === 0 ? [] : [{ start: 0, end: tokenCount }];
  }
  const steps = Math.ceil((tokenCount - maxTokens) / (maxTokens - overlapTokens));
  // A step is at most maxTokens - overlapTokens, which is whole: rounding never widens it beyond that.
  return Array.from({ length: steps + 1 }, (_, index) => {
    const start = Math.round((index * (tokenCount - maxTokens)) / steps);
    return { start, end: start + maxTokens };
  });
}

function requireCount(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 0) {
    throw new RangeError(`${name}: ${value} is not a whole number of tokens`);
  }
}
