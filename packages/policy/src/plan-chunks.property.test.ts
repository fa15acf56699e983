import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { planChunks } from './plan-chunks.ts';

const plan = fc
  .record({
    tokenCount: fc.integer({ min: 0, max: 5000 }),
    maxTokens: fc.integer({ min: 1, max: 600 }),
    share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  })
  .map(({ tokenCount, maxTokens, share }) => ({
    tokenCount,
    size: { maxTokens, overlapTokens: Math.floor(maxTokens * share) },
  }));

test('chunks cover a text exactly, each within its size, and each shares the overlap with the next', () => {
  fc.assert(
    fc.property(plan, ({ tokenCount, size }) => {
      const chunks = planChunks(tokenCount, size);
      const covered = new Uint8Array(tokenCount);
      for (const { start, end } of chunks) covered.fill(1, start, end);
      expect(covered.includes(0)).toBe(false);
      expect(chunks.at(-1)?.end ?? 0).toBe(tokenCount);
      const lengths = chunks.map(({ start, end }) => end - start);
      expect(Math.min(1, ...lengths)).toBe(1);
      expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(size.maxTokens);
      const shared = chunks.slice(1).map(({ start }, index) => (chunks[index]?.end ?? 0) - start);
      expect(Math.min(size.overlapTokens, ...shared)).toBe(size.overlapTokens);
    }),
  );
});

test('a text that grows keeps the chunks it had, but for the last', () => {
  fc.assert(
    fc.property(plan, fc.integer({ min: 1, max: 500 }), ({ tokenCount, size }, more) => {
      const before = planChunks(tokenCount, size).slice(0, -1);
      expect(planChunks(tokenCount + more, size).slice(0, before.length)).toEqual(before);
    }),
  );
});
