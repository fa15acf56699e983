import { parseRun, readRows } from '@guarded-chat/evaluate';
import { describe, expect, it } from 'vitest';
import { batchRowWith, batchRunWith, scoresWith } from '../../testing/batch-fixtures.ts';
import { toCsv, toRunLines } from './export-run.ts';

const answer = batchRowWith(1, {
  task: 'response-classification',
  conversation: [
    { role: 'user', text: 'A question, with a comma' },
    { role: 'agent', text: 'An "answer"\nin two lines' },
  ],
  unsafe: false,
  categories: [],
});
const opened = {
  run: batchRunWith('a'),
  rows: [batchRowWith(0), answer],
  scores: [scoresWith(0.9), undefined],
};

describe('toRunLines', () => {
  it('is a run that guard-eval reads, and has no texts', () => {
    const lines = toRunLines(opened);
    expect(parseRun(lines).records).toEqual([
      expect.objectContaining({ hash: 'hash-0', unsafe: true, scores: scoresWith(0.9) }),
    ]);
    expect(lines).not.toContain('message');
  });
});

describe('toCsv', () => {
  const csv = toCsv(opened, [
    { row: opened.rows[0] ?? answer, index: 0, cell: 'truePositives' },
    { row: answer, index: 1, cell: 'pending' },
  ]);

  it('can be read in again', () => {
    const { items, problems } = readRows(csv, 'csv');
    expect(problems).toEqual([]);
    expect(items[0]).toMatchObject({ unsafe: true, categories: ['S2'] });
    expect(items[1]).toMatchObject({ task: answer.task, conversation: answer.conversation });
  });

  it('disarms what a spreadsheet would run', () => {
    const conversation = [{ role: 'user', text: '=1+1' }] as const;
    const row = batchRowWith(0, { conversation });
    expect(toCsv(opened, [{ row, index: 0, cell: 'pending' }])).toContain("'=1+1");
  });
});
