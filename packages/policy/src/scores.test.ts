import { describe, expect, it } from 'vitest';
import { calibrate, categoryScores, matchMargin, matchScore, unsafeScore } from './scores.ts';

const three = {
  id: 'three',
  name: 'Three',
  categories: ['A1', 'B2', 'C3'].map((code) => ({ code, name: code })),
};
const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

describe('unsafeScore', () => {
  it('is one half when the logits tie', () => {
    expect(unsafeScore(3, 3)).toBe(0.5);
  });

  it('is the two-way softmax', () => {
    expect(unsafeScore(1, 2)).toBeCloseTo(Math.E ** 2 / (Math.E + Math.E ** 2), 15);
    expect(unsafeScore(2, 1) + unsafeScore(1, 2)).toBeCloseTo(1, 15);
  });

  it('stays in [0, 1] for logits of any size', () => {
    expect(unsafeScore(-1e4, 1e4)).toBe(1);
    expect(unsafeScore(1e4, -1e4)).toBe(0);
    expect(unsafeScore(-Number.MAX_VALUE, Number.MAX_VALUE)).toBe(1);
    expect(unsafeScore(0, -700)).toBeGreaterThan(0);
  });

  it.each(odd)('refuses the logit %d', (logit) => {
    expect(() => unsafeScore(logit, 0)).toThrow(
      new RangeError(`safeLogit: ${logit} is not a finite number`),
    );
    expect(() => unsafeScore(0, logit)).toThrow(RangeError);
  });
});

describe('calibrate', () => {
  it('is the logistic function of scale x logit + bias', () => {
    expect(calibrate(2, { scale: 1, bias: 0 })).toBe(unsafeScore(0, 2));
    expect(calibrate(2, { scale: 0.5, bias: -1 })).toBe(0.5);
  });

  it.each(odd)('refuses %d', (value) => {
    expect(() => calibrate(value, { scale: 1, bias: 0 })).toThrow(RangeError);
    expect(() => calibrate(0, { scale: value, bias: 0 })).toThrow(RangeError);
    expect(() => calibrate(0, { scale: 1, bias: value })).toThrow(RangeError);
  });

  it('refuses a sum that overflows', () => {
    expect(() => calibrate(1e200, { scale: 1e200, bias: 0 })).toThrow(
      'scale x logit + bias: Infinity is not a finite number',
    );
  });
});

describe('matchScore', () => {
  it('is the product over the square root of the length', () => {
    expect(matchScore([1, 2, 3, 4], [1, 1, 0, -1])).toBe(-0.5);
    expect(matchScore(new Float32Array(128).fill(1), new Float32Array(128).fill(1))).toBeCloseTo(
      Math.sqrt(128),
      12,
    );
  });

  it('refuses a key of another length', () => {
    expect(() => matchScore([1, 2], [1])).toThrow('key: has 1 numbers, but the query has 2');
  });
});

describe('matchMargin', () => {
  it('is the log-odds of any category against none, which counts 0', () => {
    expect(matchMargin([-2.5])).toBe(-2.5);
    expect(matchMargin([0, 0, 0])).toBeCloseTo(Math.log(3), 12);
    const [none, ...odds] = [1, Math.exp(1), Math.exp(-3)];
    const unsafe = odds.reduce((sum, one) => sum + one, 0);
    expect(calibrate(matchMargin([1, -3]), { scale: 1, bias: 0 })).toBeCloseTo(
      unsafe / (none + unsafe),
      12,
    );
  });

  it('stays finite for matches of any size', () => {
    expect(matchMargin([1e30, -1e30, 5])).toBe(1e30);
    expect(matchMargin([-1e4, -1e4])).toBeCloseTo(-1e4 + Math.LN2, 9);
  });

  it('refuses no category, and matches that are not finite', () => {
    expect(() => matchMargin([])).toThrow('matches: has no category');
    for (const value of odd) expect(() => matchMargin([1, value])).toThrow(RangeError);
  });
});

describe('categoryScores', () => {
  it('shares the unsafe score out over the categories', () => {
    const scores = categoryScores(new Float32Array([0, 0, 0]), three, 0.9);
    for (const code of ['A1', 'B2', 'C3']) expect(scores[code]).toBeCloseTo(0.3, 12);
    const skewed = categoryScores([1, 2, 3], three, 0.6);
    expect(Object.values(skewed).reduce((a, b) => a + b)).toBeCloseTo(0.6, 12);
    expect((skewed['C3'] ?? 0) / (skewed['B2'] ?? 1)).toBeCloseTo(Math.E, 12);
  });

  it('does not look at logits behind the last category', () => {
    expect(categoryScores([1, 2, 3, 99, Number.NaN], three, 1)).toEqual(
      categoryScores([1, 2, 3], three, 1),
    );
  });

  it('stays finite for logits of any size', () => {
    expect(categoryScores([1e30, -1e30, 0], three, 1)).toEqual({ A1: 1, B2: 0, C3: 0 });
  });

  it('refuses too few logits, numbers that are not finite and scores out of range', () => {
    expect(() => categoryScores([1, 2], three, 1)).toThrow(
      new RangeError('categoryLogits: has 2 logits for 3 categories'),
    );
    expect(() => categoryScores([1, Number.NaN, 2], three, 1)).toThrow(
      new RangeError('categoryLogits[1]: NaN is not a finite number'),
    );
    expect(() => categoryScores([1, 2, 3], three, 1.5)).toThrow('unsafe: 1.5 is outside [0, 1]');
    expect(() => categoryScores([1, 2, 3], three, Number.NaN)).toThrow(RangeError);
  });
});
