import { compareRuns, judgeRun, type ScoreRecord } from '@guarded-chat/evaluate';
import { parsePolicy } from '@guarded-chat/policy';
import { expect, it } from 'vitest';
import { batchRunWith, scoresWith } from '../testing/batch-fixtures.ts';
import { describeMcNemar, figureRows } from './describe-comparison.ts';

const { header } = batchRunWith('a');
const records = Array.from({ length: 40 }, (_, index): ScoreRecord => {
  const unsafe = index < 20;
  const scores = scoresWith(unsafe ? 0.6 : 0.1);
  const task = 'prompt-classification';
  return { hash: `${index}`, task, source: 'rows', unsafe, categories: [], scores };
});
const judged = (threshold: number) => judgeRun({ header, records }, parsePolicy({ threshold }));

it('tells a clear difference from none', () => {
  const [comparison] = compareRuns(judged(0.7), judged(0.5), { resamples: 100 });
  if (!comparison) throw new Error('there are rows to compare');
  const rows = figureRows(comparison);
  expect(rows.find(({ name }) => name === 'Recall')).toMatchObject({
    first: 0,
    second: 1,
    difference: 1,
    isClear: true,
  });
  expect(rows.find(({ name }) => name === 'AUROC')).toMatchObject({
    difference: 0,
    isClear: false,
  });
  expect(describeMcNemar(comparison)).toContain('the second is better');
});

it('says that nothing differs when nothing does', () => {
  const [comparison] = compareRuns(judged(0.5), judged(0.5), { resamples: 10 });
  expect(comparison && describeMcNemar(comparison)).toBe('No verdict differs.');
});
