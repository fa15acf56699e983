import { parsePolicy } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { runOf } from '../testing/sample-run.ts';
import { judgeRun } from './judge-run.ts';
import { summarizeTasks } from './summarize-rows.ts';

describe('judgeRun', () => {
  const run = runOf([
    { unsafeScore: 0.9, categoryScores: { S1: 0.8, S6: 0.1 }, unsafe: true, categories: ['S1'] },
    { unsafeScore: 0.9, categoryScores: { S1: 0.1, S6: 0.8 }, unsafe: false },
    { unsafeScore: 0.3, categoryScores: { S1: 0.2, S6: 0.1 }, unsafe: false },
    { unsafe: null },
    { unsafe: true },
  ]);

  it('decides by the policy, without inference', () => {
    const flags = (policy: unknown) =>
      judgeRun(run, parsePolicy(policy)).rows.map((row) => row.flagged);
    expect(flags({ threshold: 0.5 })).toEqual([true, true, false]);
    expect(flags({ threshold: 0.2 })).toEqual([true, true, true]);
    expect(flags({ threshold: 0.5, categories: { S6: { action: 'off' } } })).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('keeps rows without an answer and rows without a label out of the figures, and counts them', () => {
    const judged = judgeRun(run, parsePolicy({}));
    expect(judged.unchecked).toHaveLength(1);
    expect(judged.unlabelledCount).toBe(1);
  });

  it('gives figures by task, source and category', () => {
    const { rows: judged } = judgeRun(run, parsePolicy({ threshold: 0.5 }));
    const [summary, ...others] = summarizeTasks(judged, run.header.taxonomy, { resamples: 20 });
    expect(others).toEqual([]);
    expect(summary).toMatchObject({
      task: 'prompt-classification',
      count: 3,
      unsafeCount: 1,
      figures: { precision: 0.5, recall: 1, falsePositiveRate: 0.5, auroc: 0.75 },
      top1: { share: 1 },
      sources: [{ source: 'ours', count: 3 }],
    });
    expect(summary?.categories[0]).toMatchObject({
      code: 'S1',
      recall: 1,
      oneVsBenign: { positives: 1 },
    });
  });
});
