import { describe, expect, it } from 'vitest';
import { createProgressPrinter, formatProgress } from './progress-printer.ts';

describe('formatProgress', () => {
  it('tells rows, rate and time left', () => {
    const progress = { done: 1250, total: 3971, rowsPerSecond: 24.1, secondsLeft: 112.9 };
    expect(formatProgress(progress)).toBe('1250 of 3971 rows, 24.1 a second, 1 min 53 s left');
    expect(formatProgress({ ...progress, secondsLeft: 5000 })).toContain('1 h 23 min left');
    expect(formatProgress({ ...progress, rowsPerSecond: undefined, secondsLeft: undefined })).toBe(
      '1250 of 3971 rows',
    );
  });
});

describe('createProgressPrinter', () => {
  it('writes a line to a file now and then, and the last one always', () => {
    const lines: string[] = [];
    let nowMs = 0;
    const print = createProgressPrinter({ write: (line) => lines.push(line) }, () => nowMs);
    const at = (done: number) =>
      print({ done, total: 9, rowsPerSecond: undefined, secondsLeft: undefined });
    at(1);
    nowMs = 10_000;
    at(2);
    at(3);
    at(9);
    expect(lines).toEqual(['2 of 9 rows\n', '9 of 9 rows\n']);
  });
});
