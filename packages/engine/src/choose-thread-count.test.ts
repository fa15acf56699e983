import { expect, test } from 'vitest';
import { chooseThreadCount } from './choose-thread-count.ts';

test('runs on one thread where the page is not cross-origin isolated', () => {
  expect(chooseThreadCount(false, 8)).toBe(1);
});

test.each([
  [1, 1],
  [2, 2],
])('uses every core of a machine of %i', (cores, threads) => {
  expect(chooseThreadCount(true, cores)).toBe(threads);
});

test.each([
  [3, 2],
  [4, 3],
])('leaves one of %i cores to the page', (cores, threads) => {
  expect(chooseThreadCount(true, cores)).toBe(threads);
});

test.each([6, 64])('takes no more than four threads of %i cores', (cores) => {
  expect(chooseThreadCount(true, cores)).toBe(4);
});

test.each([undefined, 0])('runs on one thread where the cores are not told (%s)', (cores) => {
  expect(chooseThreadCount(true, cores)).toBe(1);
});
