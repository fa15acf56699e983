import { expect, it } from 'vitest';
import { formatDuration } from './format-duration.ts';

it.each([
  [0.2, '1 s'],
  [59, '59 s'],
  [61, '2 min'],
  [3600, '1 h 0 min'],
  [7500, '2 h 5 min'],
])('says %d seconds as %s', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});
