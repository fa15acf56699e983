import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CheckPace } from './check-pace.ts';

const onDue = vi.fn<() => void>();
let pace: CheckPace;

beforeEach(() => {
  vi.useFakeTimers();
  onDue.mockReset();
  pace = new CheckPace(onDue);
});
afterEach(() => vi.useRealTimers());

/** A text that changes at regular intervals. */
function change(times: number, everyMs: number): void {
  for (let count = 0; count < times; count += 1) {
    pace.changed();
    vi.advanceTimersByTime(everyMs);
  }
}

test('a text is judged once when it has rested', () => {
  change(3, 100);
  expect(onDue).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(onDue).toHaveBeenCalledOnce();
});

test('a text that never rests is judged once a second', () => {
  change(31, 100);
  expect(onDue).toHaveBeenCalledTimes(3);
});

test('a text that is gone is not judged', () => {
  pace.changed();
  pace.stop();
  vi.advanceTimersByTime(1000);
  expect(onDue).not.toHaveBeenCalled();
});
