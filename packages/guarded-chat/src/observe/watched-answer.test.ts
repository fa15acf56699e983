import type { Verdict } from '@guarded-chat/policy';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WatchedAnswer } from './watched-answer.ts';

const cover = vi.hoisted(() => ({ isOn: false }));
vi.mock('./answer-cover.ts', () => ({
  AnswerCover: class {
    cover() {
      cover.isOn = true;
    }
    uncover() {
      cover.isOn = false;
    }
  },
}));

const blocked: Verdict = {
  status: 'unsafe',
  action: 'block',
  categories: [],
  assessment: {} as never,
};
const unchecked: Verdict = {
  status: 'unchecked',
  action: 'block',
  reason: { kind: 'timeout', message: 'It took too long.' },
};
const safe: Verdict = { status: 'safe', action: 'off', assessment: {} as never };

const onDue = vi.fn<() => void>();
const element = { textContent: '' };
const known = new Map<string, Verdict>();
let answer: WatchedAnswer;

beforeEach(() => {
  vi.useFakeTimers();
  onDue.mockReset();
  known.clear();
  cover.isOn = false;
  answer = new WatchedAnswer(element as HTMLElement, '', {
    recall: (text) => known.get(text),
    createReplacement: () => ({}) as Node,
    onDue,
  });
});
afterEach(() => vi.useRealTimers());

/** The answer is now this text, and has rested. */
function show(text: string): void {
  element.textContent = text;
  answer.look();
  vi.advanceTimersByTime(1000);
}

test('a text is judged when it has come to rest, and once', () => {
  show('Plant beans in May.');
  answer.look();
  expect(onDue).toHaveBeenCalledOnce();
});

test('what goes on from an unsafe beginning stays covered, and is not judged again', () => {
  show('A bad start');
  answer.judged('A bad start', blocked);
  expect(cover.isOn).toBe(true);
  show('A bad start, and more');
  expect(cover.isOn).toBe(true);
  expect(onDue).toHaveBeenCalledOnce();
});

test('a cursor at the end of a growing answer does not uncover it', () => {
  show('A bad start▍');
  answer.judged('A bad start▍', blocked);
  show('A bad start, and more▍');
  expect(cover.isOn).toBe(true);
  expect(onDue).toHaveBeenCalledTimes(2);
});

test('what could not be judged stays covered until a longer text can be', () => {
  show('A start');
  answer.judged('A start', unchecked);
  show('A start, and more');
  expect(cover.isOn).toBe(true);
  answer.judged('A start, and more', safe);
  expect(cover.isOn).toBe(false);
});

test('another text is shown, and judged anew', () => {
  show('A bad start');
  answer.judged('A bad start', blocked);
  show('Good morning');
  expect(cover.isOn).toBe(false);
  expect(onDue).toHaveBeenCalledTimes(2);
});

test('a verdict that comes late does not count for another text', () => {
  show('A bad start');
  show('Good morning');
  answer.judged('A bad start', blocked);
  expect(cover.isOn).toBe(false);
});

test('a text whose verdict is known needs no check', () => {
  known.set('A bad start', blocked);
  show('A bad start');
  expect(cover.isOn).toBe(true);
  expect(onDue).not.toHaveBeenCalled();
});

test('nothing is left of an answer that is no longer watched', () => {
  known.set('A bad start', blocked);
  show('A bad start');
  answer.stop();
  expect(cover.isOn).toBe(false);
});
