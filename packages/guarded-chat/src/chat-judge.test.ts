import type { Guard } from '@guarded-chat/client';
import { type Conversation, taxonomies, type Verdict } from '@guarded-chat/policy';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChatJudge, type JudgeSetup } from './chat-judge.ts';
import type { GuardController } from './guard-controller.ts';

const timedOut: Verdict = {
  status: 'unchecked',
  action: 'block',
  reason: { kind: 'timeout', message: 'too slow' },
};
const warned: Verdict = {
  status: 'unsafe',
  action: 'warn',
  categories: [],
  assessment: {} as never,
};
const { signal } = new AbortController();

const lookAhead = vi.fn<Guard['check']>();
const check = vi.fn<GuardController['check']>();
let setup: JudgeSetup;
let judge: ChatJudge;

beforeEach(() => {
  vi.useFakeTimers();
  lookAhead.mockReset();
  check.mockReset().mockResolvedValue(warned);
  setup = { conversation: [], precheck: true, error: undefined };
  const guard = { check: lookAhead as Guard['check'], taxonomy: taxonomies.llamaGuard3 } as Guard;
  const guards = { guard, check: check as GuardController['check'] } as GuardController;
  judge = new ChatJudge(guards, () => setup);
});

afterEach(() => {
  judge.stop();
  vi.useRealTimers();
});

/** Types a draft, and has the code for it fetched. */
async function draft(text: string): Promise<void> {
  judge.edit(() => text);
  await vi.dynamicImportSettled();
}

/** Types no more, until the look ahead has begun. */
function rest(): void {
  vi.advanceTimersByTime(200);
}

test('a message is judged at the end of the conversation', async () => {
  const before: Conversation = [
    { role: 'user', text: 'Hello' },
    { role: 'agent', text: 'Good morning' },
  ];
  setup = { ...setup, conversation: before };
  await expect(judge.judgeMessage('Bye', signal)).resolves.toBe(warned);
  expect(check).toHaveBeenCalledWith(
    [...before, { role: 'user', text: 'Bye' }],
    'prompt-classification',
    signal,
  );
});

test('a look ahead under way gives the verdict', async () => {
  lookAhead.mockResolvedValue(warned);
  await draft('Hello');
  rest();
  await expect(judge.judgeMessage('Hello', signal)).resolves.toBe(warned);
  expect(check).not.toHaveBeenCalled();
});

test.each<[string, () => Promise<Verdict>]>([
  ['has no verdict', async () => timedOut],
  ['fails', () => Promise.reject(new TypeError('no'))],
])('a look ahead that %s is followed by a check', async (_what, look) => {
  lookAhead.mockImplementation(look);
  await draft('Hello');
  rest();
  await expect(judge.judgeMessage('Hello', signal)).resolves.toBe(warned);
  expect(check).toHaveBeenCalledOnce();
});

test.each([
  ['without the attribute', () => ({ precheck: false }), 'Hello'],
  ['while an attribute is wrong', () => ({ error: new TypeError('policy: no') }), 'Hello'],
  ['at blank text', () => ({}), ' \n'],
])('there is no look ahead %s', async (_when, change, text) => {
  setup = { ...setup, ...change() };
  await draft(text);
  rest();
  expect(lookAhead).not.toHaveBeenCalled();
});

test.each<[string, () => unknown]>([
  ['is sent', () => judge.judgeMessage('Hello', signal)],
  ['is of no more interest', () => judge.stop()],
])('a draft that %s while the code for it is on the way is not looked at', async (_what, end) => {
  judge.edit(() => 'Hello');
  await end();
  await vi.dynamicImportSettled();
  rest();
  expect(lookAhead).not.toHaveBeenCalled();
});

test('a wrong attribute blocks, and says why', async () => {
  setup = { ...setup, error: new TypeError('policy.threshold: 7 is outside [0, 1]') };
  const { message } = setup.error as TypeError;
  await expect(judge.judgeMessage('Hello', signal)).resolves.toMatchObject({
    action: 'block',
    reason: { kind: 'invalid-request', message },
  });
});

test('whatever fails blocks a message, without the words of the failure', async () => {
  check.mockRejectedValue(new Error('Hello is too rude'));
  const verdict = await judge.judgeMessage('Hello', signal);
  expect(verdict).toMatchObject({ status: 'unchecked', action: 'block' });
  expect(JSON.stringify(verdict)).not.toContain('rude');
});

test('an abort is no verdict', async () => {
  const aborted = AbortSignal.abort('edited');
  check.mockRejectedValue('edited');
  await expect(judge.judgeMessage('Hello', aborted)).rejects.toBe('edited');
});

test('a verdict that the host supplies counts, and ends the look ahead', async () => {
  lookAhead.mockImplementation(() => new Promise(() => {}));
  await draft('Hello');
  rest();
  const verdict = await judge.judgeMessage('Hello', signal, Promise.resolve(warned));
  expect(verdict).toBe(warned);
  expect(check).not.toHaveBeenCalled();
  expect(lookAhead.mock.lastCall?.[1]?.signal?.aborted).toBe(true);
});
