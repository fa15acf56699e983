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
 * Cuts a text into as few chunks as cover all of it. Chunks start at fixed places, so that a text which grows at its
 * end keeps the chunks it had: what was computed for them stays good. The last is longer than the overlap.
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
  const stride = maxTokens - overlapTokens;
  return Array.from({ length: Math.ceil((tokenCount - overlapTokens) / stride) }, (_, index) => {
    const start = index * stride;
    return { start, end: Math.min(start + maxTokens, tokenCount) };
  });
}

function requireCount(value: number, name: string): void {
  if (!Number.isInteger(value) || value < 0) {
    throw new RangeError(`${name}: ${value} is not a whole number of tokens`);
  }
}
