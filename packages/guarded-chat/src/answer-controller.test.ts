import type { Conversation, Verdict } from '@guarded-chat/policy';
import { beforeEach, expect, test, vi } from 'vitest';
import { AnswerController, type AnswerHost } from './answer-controller.ts';
import type { GuardVerdictEvent } from './events/guard-verdict-event.ts';

const conversation: Conversation = [{ role: 'user', text: 'When do I plant beans?' }];
const { signal } = new AbortController();
const verdictOf = (action: 'log' | 'block'): Verdict => ({
  status: 'unchecked',
  action,
  reason: { kind: 'timeout', message: 'too slow' },
});

let host: AnswerHost & EventTarget;
let answers: AnswerController;
let answer: (verdict: Verdict) => void;
let isAsked: boolean;
let seen: string[];

beforeEach(() => {
  seen = [];
  isAsked = false;
  host = Object.assign(new EventTarget(), {
    judgeAnswer: () =>
      new Promise<Verdict>((resolve) => {
        answer = resolve;
        isAsked = true;
      }),
    requestUpdate: () => {},
    addController: () => {},
    removeController: () => {},
    updateComplete: Promise.resolve(true),
  });
  for (const name of ['guard-verdict', 'guard-block']) {
    host.addEventListener(name, (event) =>
      seen.push(`${event.type} ${(event as GuardVerdictEvent).detail.task}`),
    );
  }
  answers = new AnswerController(host);
});

async function* piecesOf(...pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}

test('an answer is being checked until it is judged', async () => {
  const checked = answers.check(conversation, signal);
  expect(answers.status).toEqual({ phase: 'checking' });
  answer(verdictOf('log'));
  await checked;
  expect(answers.status).toEqual({ phase: 'judged', verdict: verdictOf('log') });
  expect(seen).toEqual(['guard-verdict response-classification']);
});

test('a stream is being checked until its last verdict', async () => {
  const events = answers.guard(piecesOf('In ', 'May.'), { conversation });
  expect(answers.status).toBeUndefined();
  const first = events.next();
  expect(answers.status).toEqual({ phase: 'checking' });
  await vi.waitUntil(() => isAsked);
  answer(verdictOf('log'));
  await expect(first).resolves.toMatchObject({ value: { kind: 'release', text: 'In May.' } });
  expect(answers.status).toEqual({ phase: 'checking' });
  await events.next();
  expect(answers.status).toMatchObject({ phase: 'judged' });
  await expect(events.next()).resolves.toMatchObject({ done: true });
  expect(seen).toHaveLength(1);
});

test('a block is told of by an event of its own', async () => {
  const checked = answers.check(conversation, signal);
  answer(verdictOf('block'));
  await checked;
  expect(seen.map((line) => line.split(' ')[0])).toEqual(['guard-verdict', 'guard-block']);
});

test('an empty answer leaves nothing to say', async () => {
  const events = answers.guard(piecesOf(), { conversation });
  await expect(events.next()).resolves.toMatchObject({ value: { kind: 'verdict' } });
  expect(answers.status).toBeUndefined();
});

test('a stream that nobody reads on is forgotten', async () => {
  const events = answers.guard(piecesOf('In May.'), { conversation });
  const first = events.next();
  await vi.waitUntil(() => isAsked);
  answer(verdictOf('log'));
  await first;
  await events.return();
  expect(answers.status).toBeUndefined();
  expect(seen).toEqual([]);
});

test('what is no source is refused at once, before any code is fetched for it', () => {
  const source = 'In May.' as unknown as AsyncIterable<string>;
  expect(() => answers.guard(source, { conversation })).toThrow(TypeError);
  expect(() => answers.guard(piecesOf('In May.'), { conversation: [] })).toThrow('conversation');
});

test('a later answer, or a message, has the status line', async () => {
  const earlier = answers.check(conversation, signal);
  const answerEarlier = answer;
  const later = answers.check(conversation, signal);
  answerEarlier(verdictOf('block'));
  await earlier;
  expect(answers.status).toEqual({ phase: 'checking' });
  answers.forget();
  answer(verdictOf('log'));
  await later;
  expect(answers.status).toBeUndefined();
});
