import { expect, it } from 'vitest';
import { formatCount, formatMegabytes, formatMs, formatScore } from './format-figures.ts';

it('writes scores with three digits, or as many as asked for', () => {
  expect(formatScore(0.78881)).toBe('0.789');
  expect(formatScore(1, 2)).toBe('1.00');
});

it('writes a tenth of a millisecond only where it tells something', () => {
  expect(formatMs(0.002)).toBe('less than 0.1 ms');
  expect(formatMs(0.42)).toBe('0.4 ms');
  expect(formatMs(9.96)).toBe('10 ms');
  expect(formatMs(61.7)).toBe('62 ms');
});

it('writes megabytes', () => {
  expect(formatMegabytes(43_488_954)).toBe('43.5 MB');
});

it('counts one in the singular', () => {
  expect(formatCount(1, 'check')).toBe('1 check');
  expect(formatCount(0, 'check')).toBe('0 checks');
});
