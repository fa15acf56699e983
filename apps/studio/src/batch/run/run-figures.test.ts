import { parsePolicy, taxonomies } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { batchRowWith, scoresWith } from '../../testing/batch-fixtures.ts';
import { cellsAt, countCells, figuresAt, prepareRows } from './run-figures.ts';

const policy = parsePolicy({});
const taxonomy = taxonomies.llamaGuard3;
const task = 'prompt-classification';

describe('the figures of a run', () => {
  const rows = [
    batchRowWith(0),
    batchRowWith(1, { unsafe: false, categories: [] }),
    batchRowWith(2, { unsafe: undefined }),
    batchRowWith(3, { task: 'response-classification' }),
    batchRowWith(4),
  ];
  const scores = [scoresWith(0.9), scoresWith(0.6), scoresWith(0.2), scoresWith(0.9), undefined];
  const prepared = prepareRows(rows, scores, task, policy, taxonomy);
  const at = (threshold: number) => countCells(cellsAt(prepared, rows, scores, threshold));

  it('never mix prompts and responses', () => {
    expect(prepared.indices).toEqual([0, 1, 2, 4]);
  });

  it('follow the threshold', () => {
    expect(at(0.5)).toMatchObject({ truePositives: 1, falsePositives: 1, unlabelled: 1 });
    expect(at(0.7)).toMatchObject({ truePositives: 1, trueNegatives: 1, pending: 1 });
    expect(figuresAt(prepared.groups, at(0.7))).toMatchObject({ f1: 1, auroc: 1 });
  });

  it('are the same whether or not another threshold was asked before', () => {
    for (const threshold of [0.1, 0.65, 0.95]) {
      const fresh = figuresAt([...prepared.groups], at(threshold));
      expect(figuresAt(prepared.groups, at(threshold))).toEqual(fresh);
    }
  });
});

it('judges 10,000 rows anew within a frame of 16 ms', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    batchRowWith(index, { unsafe: index % 3 === 0 }),
  );
  const scores = rows.map((_, index) => scoresWith(((index * 7919) % 10_000) / 10_000));
  const prepared = prepareRows(rows, scores, task, policy, taxonomy);
  const times = Array.from({ length: 15 }, (_, round) => {
    const startMs = performance.now();
    countCells(cellsAt(prepared, rows, scores, round / 15));
    return performance.now() - startMs;
  });
  expect(Math.min(...times)).toBeLessThan(16);
});
