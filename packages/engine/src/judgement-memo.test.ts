import { describe, expect, it } from 'vitest';
import { JudgementMemo } from './judgement-memo.ts';

const judgement = { unsafeScore: 0.25, categoryScores: { S1: 0.2 }, computed: 12 };

describe('JudgementMemo', () => {
  it('gives a known judgement for nothing', () => {
    const memo = new JudgementMemo();
    memo.set('a', judgement);
    expect(memo.get('a')).toEqual({ ...judgement, computed: 0 });
    expect(memo.get('b')).toBeUndefined();
  });

  it('forgets what was used longest ago when it is full', () => {
    const memo = new JudgementMemo();
    for (let index = 0; index < 512; index += 1) memo.set(String(index), judgement);
    memo.get('0');
    memo.set('one more', judgement);
    expect(memo.get('0')).toBeDefined();
    expect(memo.get('1')).toBeUndefined();
  });
});
