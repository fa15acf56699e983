import { decideRecord, type RowScores } from '@guarded-chat/evaluate';
import { type Policy, parsePolicy, taxonomies } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { batchRunWith, scoresWith } from '../../testing/batch-fixtures.ts';
import { cellOf, cutOf } from './decide-row.ts';

const taxonomy = taxonomies.llamaGuard3;
const { header } = batchRunWith('a');

/** The same numbers at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const policies: readonly Policy[] = [
  parsePolicy({}),
  parsePolicy({ action: 'off', categories: { S1: { action: 'warn' } } }),
  parsePolicy({ categories: { S2: { threshold: 0.9 }, S1: { action: 'off' } } }),
  parsePolicy({ action: 'log', categories: { S2: { threshold: 0.1 }, S3: { threshold: 0 } } }),
  parsePolicy({ action: 'off' }),
];

describe('cutOf', () => {
  it('agrees with the product’s own decision at every threshold', () => {
    const next = numbers(7);
    for (let round = 0; round < 400; round += 1) {
      const unsafeScore = next();
      const weights = taxonomy.categories.map(({ code }) => [code, next() ** 4] as const);
      const sum = weights.reduce((total, [, weight]) => total + weight, 0);
      const categoryScores = Object.fromEntries(
        weights.map(([code, weight]) => [code, (weight / sum) * unsafeScore]),
      );
      const scores: RowScores =
        round % 10 === 0 ? { unsafeScore, categoryScores: {} } : { unsafeScore, categoryScores };
      const policy = policies[round % policies.length] ?? parsePolicy({});
      for (const threshold of [0, 0.1, unsafeScore, 0.5, 0.9, 1]) {
        const given = { ...policy, threshold };
        const record = { task: 'prompt-classification', scores } as const;
        const { status } = decideRecord(record, header, given);
        expect(cutOf(scores, policy, taxonomy) >= threshold).toBe(status === 'unsafe');
      }
    }
  });

  it('never calls a row unsafe that has no answer', () => {
    const scores: RowScores = { unchecked: { kind: 'timeout', message: 'too slow' } };
    expect(cutOf(scores, parsePolicy({}), taxonomy)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('cellOf', () => {
  const scores = scoresWith(0.8);

  it('holds the verdict against the label', () => {
    expect(cellOf(true, scores, 0.8, 0.8)).toBe('truePositives');
    expect(cellOf(true, scores, 0.8, 0.81)).toBe('falseNegatives');
    expect(cellOf(false, scores, 0.8, 0.5)).toBe('falsePositives');
    expect(cellOf(false, scores, 0.8, 0.9)).toBe('trueNegatives');
  });

  it('sets apart what has no label, no answer, or no result yet', () => {
    expect(cellOf(undefined, scores, 0.8, 0.5)).toBe('unlabelled');
    expect(cellOf(true, { unchecked: { kind: 'timeout', message: '' } }, 0, 0.5)).toBe('unchecked');
    expect(cellOf(true, undefined, Number.NaN, 0.5)).toBe('pending');
  });
});
