import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LazyIntervals } from './lazy-intervals.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const prepared = {};

function setUp() {
  const compute = vi.fn((threshold: number) => Promise.resolve(`of ${threshold}`));
  const onChange = vi.fn<() => void>();
  const lazy = new LazyIntervals({ compute, onChange });
  const at = (threshold: number) => lazy.of({ prepared, threshold }, () => threshold);
  return { compute, onChange, at, lazy };
}

it('computes nothing while a slider moves, and then where it rests', async () => {
  const { compute, onChange, at } = setUp();
  for (const threshold of [0.1, 0.2, 0.3]) {
    expect(at(threshold)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(400);
  expect(compute.mock.calls).toEqual([[0.3]]);
  expect(onChange).toHaveBeenCalledOnce();
  expect(at(0.3)).toBe('of 0.3');
});

it('never gives the intervals of another threshold', async () => {
  const { at } = setUp();
  at(0.3);
  await vi.advanceTimersByTimeAsync(400);
  expect(at(0.4)).toBeUndefined();
});

it('follows one computation with the next, and computes nothing that is overtaken', async () => {
  const { compute, at } = setUp();
  let finish: (intervals: string) => void = () => undefined;
  compute.mockReturnValueOnce(
    new Promise((resolve) => {
      finish = resolve;
    }),
  );
  at(0.1);
  await vi.advanceTimersByTimeAsync(400);
  at(0.2);
  await vi.advanceTimersByTimeAsync(400);
  at(0.3);
  await vi.advanceTimersByTimeAsync(400);
  finish('of 0.1');
  await vi.advanceTimersByTimeAsync(0);
  expect(compute.mock.calls).toEqual([[0.1], [0.3]]);
  expect(at(0.3)).toBe('of 0.3');
});

it('computes nothing for whoever has left', async () => {
  const { compute, at, lazy } = setUp();
  at(0.1);
  lazy.stop();
  await vi.advanceTimersByTimeAsync(400);
  expect(compute).not.toHaveBeenCalled();
});
