import { expect, it } from 'vitest';
import { promptRow } from './evaluation-row.ts';
import { relabelRows } from './relabel-rows.ts';

const row = (unsafe: boolean, ...categories: string[]) =>
  promptRow('Hi', { source: 'ours', unsafe, categories });

it('calls a row safe when the model is not asked about any of its hazards', () => {
  const rows = [row(true, 'S6'), row(true, 'S1', 'S6'), row(true), row(false)];
  expect(relabelRows(rows, ['S6'])).toEqual([row(false), row(true, 'S1'), row(true), row(false)]);
  expect(relabelRows(rows, [])).toBe(rows);
});
