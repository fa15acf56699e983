import { describe, expect, it } from 'vitest';
import { mergeAssessments } from './merge-assessments.ts';
import { assessmentWith } from './testing/assessment-builder.ts';

describe('mergeAssessments', () => {
  it('gives a single assessment back as it is', () => {
    const only = assessmentWith({ categoryScores: { S1: 0.4 } });
    expect(mergeAssessments([only])).toEqual(only);
  });

  it('takes the largest scores, of every category that any chunk names', () => {
    const merged = mergeAssessments([
      assessmentWith({ unsafeScore: 0.1, categoryScores: { S1: 0.05, S2: 0.05 } }),
      assessmentWith({ unsafeScore: 0.9, categoryScores: { S2: 0.7, S3: 0.2 } }),
      assessmentWith({ unsafeScore: 0.2, categoryScores: {} }),
    ]);
    expect(merged.unsafeScore).toBe(0.9);
    expect(merged.categoryScores).toEqual({ S1: 0.05, S2: 0.7, S3: 0.2 });
  });

  it('keeps a score that is no number visible, so that it cannot pass for a low one', () => {
    const merged = mergeAssessments([
      assessmentWith({ unsafeScore: Number.NaN, categoryScores: { S1: Number.NaN } }),
      assessmentWith({ unsafeScore: 0.1, categoryScores: { S1: 0.1 } }),
    ]);
    expect(merged.unsafeScore).toBeNaN();
    expect(merged.categoryScores['S1']).toBeNaN();
  });

  it('joins spans that overlap or touch, in order', () => {
    const merged = mergeAssessments([
      assessmentWith({ spans: [{ start: 40, end: 50 }] }),
      assessmentWith({ spans: [{ start: 0, end: 10 }] }),
      assessmentWith({
        spans: [
          { start: 5, end: 20 },
          { start: 6, end: 8 },
          { start: 20, end: 21 },
        ],
      }),
    ]);
    expect(merged.spans).toEqual([
      { start: 0, end: 21 },
      { start: 40, end: 50 },
    ]);
  });

  it('adds up tokens and times', () => {
    const merged = mergeAssessments([assessmentWith(), assessmentWith(), assessmentWith()]);
    expect(merged.tokens).toEqual({ cached: 270, computed: 30 });
    expect(merged.timings).toEqual({
      queueMs: 3,
      tokenizeMs: 6,
      prefillMs: 9,
      forwardMs: 12,
      totalMs: 30,
    });
  });

  it('refuses nothing, and parts of different tasks or models', () => {
    expect(() => mergeAssessments([])).toThrow(RangeError);
    expect(() =>
      mergeAssessments([assessmentWith(), assessmentWith({ task: 'response-classification' })]),
    ).toThrow('parts[1].task: is response-classification, but the first is prompt-classification');
    const { model } = assessmentWith();
    expect(() =>
      mergeAssessments([assessmentWith(), assessmentWith({ model: { ...model, id: 'other' } })]),
    ).toThrow('parts[1].model: is not that of the first');
  });
});
