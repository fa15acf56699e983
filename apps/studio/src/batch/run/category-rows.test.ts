import { parsePolicy } from '@guarded-chat/policy';
import { expect, it } from 'vitest';
import { batchRowWith, batchRunWith, scoresWith } from '../../testing/batch-fixtures.ts';
import { categoryRows } from './category-rows.ts';
import { RunAnalyst } from './run-analysis.ts';

const policy = parsePolicy({ threshold: 0.5 });

it('counts what is found, missed and wrongly named in a category', () => {
  const opened = {
    run: batchRunWith('a'),
    rows: [batchRowWith(0), batchRowWith(1), batchRowWith(2, { unsafe: false, categories: [] })],
    scores: [scoresWith(0.9), scoresWith(0.2), scoresWith(0.8)],
  };
  const analysis = new RunAnalyst().analyse(opened, 'prompt-classification', policy);
  expect(categoryRows(opened, analysis).find(({ code }) => code === 'S2')).toMatchObject({
    labelled: 2,
    recall: 0.5,
    named: 2,
    falseAlarms: 1,
  });
});

it('says nothing before a row is judged', () => {
  const opened = { run: batchRunWith('a'), rows: [batchRowWith(0)], scores: [undefined] };
  const analysis = new RunAnalyst().analyse(opened, 'prompt-classification', policy);
  expect(categoryRows(opened, analysis)).toEqual([]);
});
