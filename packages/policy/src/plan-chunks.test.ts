import { describe, expect, it } from 'vitest';
import { planChunks } from './plan-chunks.ts';

describe('planChunks', () => {
  it('leaves a text whole that fits', () => {
    expect(planChunks(512, { maxTokens: 512, overlapTokens: 64 })).toEqual([
      { start: 0, end: 512 },
    ]);
    expect(planChunks(1, { maxTokens: 512, overlapTokens: 64 })).toEqual([{ start: 0, end: 1 }]);
  });

  it('has nothing to cut in a text without tokens', () => {
    expect(planChunks(0, { maxTokens: 512, overlapTokens: 64 })).toEqual([]);
  });

  it('starts chunks at fixed places, and ends the last with the text', () => {
    expect(planChunks(101, { maxTokens: 100, overlapTokens: 20 })).toEqual([
      { start: 0, end: 100 },
      { start: 80, end: 101 },
    ]);
    expect(planChunks(250, { maxTokens: 100, overlapTokens: 20 })).toEqual([
      { start: 0, end: 100 },
      { start: 80, end: 180 },
      { start: 160, end: 250 },
    ]);
  });

  it('keeps all chunks but the last when the text grows', () => {
    const size = { maxTokens: 100, overlapTokens: 20 };
    for (let tokenCount = 1; tokenCount < 400; tokenCount++) {
      const kept = planChunks(tokenCount, size).slice(0, -1);
      expect(planChunks(tokenCount + 1, size).slice(0, kept.length)).toEqual(kept);
    }
  });

  it('covers every token, with at least the overlap, in as few chunks as do', () => {
    for (let tokenCount = 1; tokenCount <= 120; tokenCount++) {
      for (const [maxTokens, overlapTokens] of [
        [1, 0],
        [7, 0],
        [7, 3],
        [7, 6],
        [50, 25],
      ] as const) {
        const chunks = planChunks(tokenCount, { maxTokens, overlapTokens });
        expect(chunks[0]?.start).toBe(0);
        expect(chunks.at(-1)?.end).toBe(tokenCount);
        expect(chunks.every(({ start, end }) => end - start <= maxTokens)).toBe(true);
        const last = chunks.at(-1) ?? { start: 0, end: 0 };
        expect(last.end - last.start).toBeGreaterThan(chunks.length > 1 ? overlapTokens : 0);
        const neighbours = chunks.slice(1).map((next, index) => ({ chunk: chunks[index], next }));
        expect(
          neighbours.every(
            ({ chunk, next }) =>
              chunk !== undefined &&
              next.start > chunk.start &&
              chunk.end - next.start >= overlapTokens,
          ),
        ).toBe(true);
        const fewest = Math.ceil((tokenCount - overlapTokens) / (maxTokens - overlapTokens));
        expect(chunks).toHaveLength(Math.max(1, fewest));
      }
    }
  });

  it.each([
    [-1, 10, 0, 'tokenCount: -1 is not a whole number of tokens'],
    [1.5, 10, 0, 'tokenCount: 1.5 is not a whole number of tokens'],
    [Number.NaN, 10, 0, 'tokenCount: NaN is not a whole number of tokens'],
    [10, 0, 0, 'overlapTokens: 0 must be less than maxTokens, which is 0'],
    [10, 5, 5, 'overlapTokens: 5 must be less than maxTokens, which is 5'],
    [10, 5, -1, 'overlapTokens: -1 is not a whole number of tokens'],
  ])('refuses %d tokens in chunks of %d with an overlap of %d', (count, max, overlap, message) => {
    expect(() => planChunks(count, { maxTokens: max, overlapTokens: overlap })).toThrow(
      new RangeError(message),
    );
  });
});
