import type { Verdict } from '@guarded-chat/policy';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkLater, readOutcome, type TextOutcome } from './check-later.ts';
import type { CheckText } from './guard-loader.ts';

const verdict: Verdict = {
  status: 'unchecked',
  action: 'block',
  reason: { kind: 'timeout', message: 'The check took too long.' },
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a check of a text that is being written', () => {
  test('comes when the text has rested, and lets others pass first', async () => {
    const check = vi.fn<CheckText>(async () => verdict);
    const onEnd = vi.fn<(outcome: TextOutcome) => void>();
    checkLater(check, 'beans', { delayMs: 50 }, onEnd);
    await vi.advanceTimersByTimeAsync(49);
    expect(check).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(check.mock.calls).toMatchObject([['beans', { priority: 'background' }]]);
    expect(onEnd.mock.calls).toEqual([[{ text: 'beans', verdict }]]);
  });

  test('is stopped before it starts, or while it runs, and tells nothing then', async () => {
    const check = vi.fn<CheckText>(async () => verdict);
    const onEnd = vi.fn<(outcome: TextOutcome) => void>();
    checkLater(check, 'beans', {}, onEnd)();
    await vi.advanceTimersByTimeAsync(1000);
    expect(check).not.toHaveBeenCalled();
    const stop = checkLater(check, 'beans', {}, onEnd);
    vi.advanceTimersByTime(300);
    stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(check.mock.lastCall?.[1]?.signal?.aborted).toBe(true);
    expect(onEnd).not.toHaveBeenCalled();
  });

  test('is not made of white space', () => {
    checkLater(vi.fn<CheckText>(), ' \n', {}, () => undefined);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('that fails tells the error', async () => {
    const error = new TypeError('model: unknown id');
    const onEnd = vi.fn<(outcome: TextOutcome) => void>();
    checkLater(() => Promise.reject(error), 'beans', {}, onEnd);
    await vi.advanceTimersByTimeAsync(300);
    expect(onEnd.mock.calls).toEqual([[{ text: 'beans', error }]]);
  });
});

describe('what an outcome says', () => {
  test('holds for its own text alone', () => {
    const outcome = { text: 'beans', verdict };
    expect(readOutcome('beans', outcome)).toEqual({ verdict, isChecking: false, error: undefined });
    expect(readOutcome('beans!', outcome)).toMatchObject({ verdict: undefined, isChecking: true });
    expect(readOutcome(' ', outcome)).toMatchObject({ verdict: undefined, isChecking: false });
  });

  test('may be an error, and then no verdict is on its way', () => {
    const error = new TypeError('model: unknown id');
    expect(readOutcome('beans', { text: 'beans', error })).toEqual({
      verdict: undefined,
      isChecking: false,
      error,
    });
  });
});
