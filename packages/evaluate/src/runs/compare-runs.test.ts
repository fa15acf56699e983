import { describe, expect, it } from 'vitest';
import { judgedRun } from '../testing/sample-run.ts';
import { compareRuns } from './compare-runs.ts';

describe('compareRuns', () => {
  const first = judgedRun([
    { unsafeScore: 0.9, unsafe: true },
    { unsafeScore: 0.2, unsafe: true },
    { unsafeScore: 0.8, unsafe: false },
  ]);
  const second = judgedRun([
    { unsafeScore: 0.9, unsafe: true },
    { unsafeScore: 0.7, unsafe: true },
    { unsafeScore: 0.9, unsafe: false },
  ]);

  it('shows figures side by side and the rows that flipped', () => {
    const [comparison, ...others] = compareRuns(first, second, { resamples: 20 });
    expect(others).toEqual([]);
    expect(comparison?.count).toBe(3);
    expect([comparison?.first.figures.recall, comparison?.second.figures.recall]).toEqual([0.5, 1]);
    expect(comparison?.differences.recall?.difference).toBe(0.5);
    expect(comparison?.flipped).toMatchObject([{ first: { score: 0.2 }, fixed: true }]);
    expect(comparison?.mcNemar).toMatchObject({ onlyFirstRight: 0, onlySecondRight: 1, pValue: 1 });
  });

  it('leaves out the rows that only one run judged', () => {
    const shorter = { ...second, rows: second.rows.slice(1) };
    expect(compareRuns(first, shorter, { resamples: 20 })[0]?.count).toBe(2);
    expect(compareRuns(first, { ...second, rows: [] })).toEqual([]);
  });
});
