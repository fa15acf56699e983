import type { Verdict } from '@guarded-chat/policy';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DraftCheck } from './draft-check.ts';

const verdict: Verdict = {
  status: 'unchecked',
  action: 'block',
  reason: { kind: 'timeout', message: 'It took too long.' },
};

function setUp(check = vi.fn((_text: string, _signal: AbortSignal) => Promise.resolve(verdict))) {
  const onVerdict = vi.fn();
  return { check, onVerdict, drafts: new DraftCheck({ check, onVerdict }, 300) };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('checks a draft after a pause', async () => {
  const { check, onVerdict, drafts } = setUp();
  drafts.edit('hello');
  expect(check).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(300);
  expect(onVerdict).toHaveBeenCalledExactlyOnceWith('hello', verdict);
});

it('checks only the last of several quick edits', async () => {
  const { check, drafts } = setUp();
  drafts.edit('h');
  await vi.advanceTimersByTimeAsync(100);
  drafts.edit('he');
  await vi.advanceTimersByTimeAsync(300);
  expect(check.mock.calls.map(([text]) => text)).toEqual(['he']);
});

it('aborts the check of the former draft, and drops its late verdict', async () => {
  let answer: (late: Verdict) => void = () => undefined;
  const slow = vi.fn((_text: string, _signal: AbortSignal) => {
    return new Promise<Verdict>((resolve) => {
      answer = resolve;
    });
  });
  const { check, onVerdict, drafts } = setUp(slow);
  drafts.edit('first');
  await vi.advanceTimersByTimeAsync(300);
  drafts.edit('second');
  expect(check.mock.calls[0]?.[1].aborted).toBe(true);
  answer(verdict);
  await vi.advanceTimersByTimeAsync(0);
  expect(onVerdict).not.toHaveBeenCalled();
});

it('checks nothing when the draft is empty or stopped', async () => {
  const { check, drafts } = setUp();
  drafts.edit('  ');
  drafts.edit('hello');
  drafts.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(check).not.toHaveBeenCalled();
});
