import { parsePolicy } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { batchRowWith, batchRunWith, scoresWith } from '../../testing/batch-fixtures.ts';
import { listRows, mainTask, RunAnalyst } from './run-analysis.ts';

const opened = {
  run: batchRunWith('a'),
  rows: [batchRowWith(0), batchRowWith(1, { unsafe: false }), batchRowWith(2), batchRowWith(3)],
  scores: [scoresWith(0.3), scoresWith(0.9), scoresWith(0.8), undefined],
};
const policy = parsePolicy({ threshold: 0.5 });

describe('RunAnalyst', () => {
  it('keeps what a moved threshold does not change', () => {
    const analyst = new RunAnalyst();
    const before = analyst.analyse(opened, 'prompt-classification', policy);
    const moved = analyst.analyse(opened, 'prompt-classification', { ...policy, threshold: 0.95 });
    expect(moved.prepared).toBe(before.prepared);
    expect([before.counts.truePositives, moved.counts.truePositives]).toEqual([1, 0]);
    const ruled = parsePolicy({ threshold: 0.5, categories: { S2: { action: 'off' } } });
    expect(analyst.analyse(opened, 'prompt-classification', ruled).prepared).not.toBe(
      before.prepared,
    );
  });

  it('takes the threshold of the run’s own model where the policy has none', () => {
    const { threshold } = new RunAnalyst().analyse(
      opened,
      'prompt-classification',
      parsePolicy({}),
    );
    expect(threshold).toBe(opened.run.header.model.defaultThreshold);
  });
});

describe('listRows', () => {
  const analysis = new RunAnalyst().analyse(opened, 'prompt-classification', policy);
  const places = (
    ...options: Parameters<typeof listRows> extends [unknown, unknown, ...infer R] ? R : never
  ) => listRows(analysis, opened.scores, ...options).map(({ index }) => index);

  it('lists one cell, the wrong rows, or all', () => {
    expect(places('falseNegatives', 'file')).toEqual([0]);
    expect(places('failing', 'file')).toEqual([0, 1]);
    expect(places('all', 'file')).toEqual([0, 1, 2, 3]);
  });

  it('orders by score, with rows that have none at the end', () => {
    expect(places('all', 'highest')).toEqual([1, 2, 0, 3]);
    expect(places('all', 'lowest')).toEqual([0, 2, 1, 3]);
  });
});

it('a run is looked at by the task that most of its rows have', () => {
  const answer = batchRowWith(1, { task: 'response-classification' });
  expect(mainTask([batchRowWith(0), answer, answer])).toBe('response-classification');
  expect(mainTask([batchRowWith(0), answer])).toBe('prompt-classification');
});
