import { parsePolicy } from '@guarded-chat/policy';
import { expect, it } from 'vitest';
import { RunAnalyst } from '../batch/run/run-analysis.ts';
import { batchRowWith, batchRunWith, scoresWith } from '../testing/batch-fixtures.ts';
import { columnsOf } from './judged-columns.ts';

it('holds the labelled rows that have an answer, with label and verdict', () => {
  const rows = [
    batchRowWith(0),
    batchRowWith(1, { unsafe: false }),
    batchRowWith(2, { unsafe: undefined }),
    batchRowWith(3),
  ];
  const scores = [scoresWith(0.25), scoresWith(0.75), scoresWith(0.5), undefined];
  const opened = { run: batchRunWith('a'), rows, scores };
  const policy = parsePolicy({ threshold: 0.5 });
  const analysis = new RunAnalyst().analyse(opened, 'prompt-classification', policy);
  expect(columnsOf(analysis, scores)).toEqual({
    scores: Float64Array.of(0.25, 0.75),
    unsafe: Uint8Array.of(1, 0),
    flagged: Uint8Array.of(0, 1),
  });
});
