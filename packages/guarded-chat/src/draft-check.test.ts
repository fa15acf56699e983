import type { Guard } from '@guarded-chat/client';
import { type Conversation, taxonomies, type Verdict } from '@guarded-chat/policy';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Draft, DraftCheck } from './draft-check.ts';

interface Asked {
  readonly conversation: Conversation;
  readonly priority: string | undefined;
  readonly signal: AbortSignal;
  readonly answer: (verdict: Verdict) => void;
}

const unchecked: Verdict = {
  status: 'unchecked',
  action: 'block',
  reason: { kind: 'timeout', message: 'too slow' },
};
let asked: Asked[] = [];
let drafts = new DraftCheck();

/** A guard that answers when the test does, and rejects on abort as a real one. */
const check: Guard['check'] = (conversation, options) =>
  new Promise((answer, reject) => {
    const { signal, priority } = options ?? {};
    if (typeof conversation === 'string' || signal === undefined) return;
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    asked.push({ conversation, priority, signal, answer });
  });
const guard = { check } as Guard;

function createDraft(text: string, more: Partial<Draft> = {}): Draft {
  const conversation: Conversation = [{ role: 'user', text }];
  return { conversation, guard, taxonomy: taxonomies.llamaGuard3, ...more };
}

function type(text: string): void {
  drafts.edit(() => createDraft(text));
}

const { signal: never } = new AbortController();

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  drafts = new DraftCheck();
});

afterEach(() => {
  drafts.stop();
  vi.useRealTimers();
});

test('a draft is judged in the background, after a pause', () => {
  for (const text of ['G', 'Go', 'Good']) {
    type(text);
    vi.advanceTimersByTime(150);
  }
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(150);
  expect(asked).toMatchObject([{ conversation: [{ text: 'Good' }], priority: 'background' }]);
});

test('the next keystroke ends the look ahead', () => {
  type('Good');
  vi.advanceTimersByTime(200);
  type('Good m');
  expect(asked[0]?.signal.aborted).toBe(true);
});

test('a send of the same message takes the look ahead over', async () => {
  type('Good morning');
  vi.advanceTimersByTime(200);
  const taken = drafts.take(createDraft('Good morning'), never);
  asked[0]?.answer(unchecked);
  await expect(taken).resolves.toBe(unchecked);
  // It is the send's now: the next keystroke does not end it.
  drafts.stop();
  expect(asked[0]?.signal.aborted).toBe(false);
});

test('a look ahead that was taken over ends with the send', async () => {
  type('Good morning');
  vi.advanceTimersByTime(200);
  const send = new AbortController();
  const taken = drafts.take(createDraft('Good morning'), send.signal);
  send.abort('edited');
  await expect(taken).rejects.toBe('edited');
});

test.each<[string, Draft | undefined]>([
  ['another text', createDraft('Good evening')],
  ['another taxonomy', createDraft('Good morning', { taxonomy: taxonomies.llamaGuard2 })],
  ['another guard', createDraft('Good morning', { guard: { check } as Guard })],
  [
    'another conversation before it',
    createDraft('Good morning', {
      conversation: [
        { role: 'user', text: 'Hello' },
        { role: 'agent', text: 'Good morning' },
        { role: 'user', text: 'Good morning' },
      ],
    }),
  ],
  ['no draft', undefined],
])('a send of something else never gets its verdict, and ends it: %s', (_what, sent) => {
  type('Good morning');
  vi.advanceTimersByTime(200);
  expect(drafts.take(sent, never)).toBeUndefined();
  expect(asked[0]?.signal.aborted).toBe(true);
});

test('a send before the pause is over leaves no look ahead behind', () => {
  type('Good morning');
  expect(drafts.take(createDraft('Good morning'), never)).toBeUndefined();
  vi.advanceTimersByTime(1000);
  expect(asked).toEqual([]);
});

test('a finished look ahead leaves no verdict to be used', async () => {
  type('Good morning');
  vi.advanceTimersByTime(200);
  asked[0]?.answer(unchecked);
  await vi.advanceTimersByTimeAsync(1);
  expect(drafts.take(createDraft('Good morning'), never)).toBeUndefined();
});

test('there is no look ahead while there is no guard', () => {
  drafts.edit(() => undefined);
  vi.advanceTimersByTime(200);
  expect(asked).toEqual([]);
});
