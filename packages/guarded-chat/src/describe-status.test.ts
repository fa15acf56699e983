import type { Verdict } from '@guarded-chat/policy';
import { describe, expect, test } from 'vitest';
import { describeStatus, type StatusInput } from './describe-status.ts';
import type { Gate } from './gate.ts';
import { createTexts, englishTexts } from './locale/create-texts.ts';
import * as english from './locale/locales/en.ts';

const assessment = {} as never;
const unsafe = (action: 'log' | 'warn' | 'block', ...names: readonly string[]): Verdict => ({
  status: 'unsafe',
  action,
  categories: names.map((name) => ({ code: name, name, score: 0.9, action })),
  assessment,
});
const unchecked = (action: 'log' | 'warn' | 'block'): Verdict => ({
  status: 'unchecked',
  action,
  reason: { kind: 'timeout', message: 'It took too long.' },
});
const safe: Verdict = { status: 'safe', action: 'off', assessment };
const held: Gate = { state: 'held', text: 'Hello', checkId: 1 };
const stopped = (verdict: Verdict): Gate => ({ state: 'stopped', text: 'Hello', verdict });

function describeIn(input: Partial<StatusInput>) {
  return describeStatus({
    gate: { state: 'open' },
    answer: undefined,
    load: { phase: 'ready' },
    texts: englishTexts,
    language: 'en',
    ...input,
  });
}

describe('a stopped message', () => {
  test('is named by its categories, in the language of the page', () => {
    const gate = stopped(unsafe('block', 'Violence', 'Weapons', 'Hate'));
    expect(describeIn({ gate }).message).toBe(
      'Not sent: this looks like Violence, Weapons, and Hate.',
    );
    expect(describeIn({ gate, language: 'de' }).message).toContain('Violence, Weapons und Hate');
  });

  test('has its categories in plain words, and says what can be done', () => {
    const texts = createTexts(english);
    const gate = stopped(unsafe('block', 'Violent Crimes', 'Hate'));
    const { message, detail } = describeIn({ gate, texts });
    expect(message).toContain('violence against people or animals and hate against a group');
    expect(detail).toBe('If somebody is in danger, call the emergency services.');
  });

  test('is unsafe content when the model named nothing', () => {
    expect(describeIn({ gate: stopped(unsafe('block')) }).message).toContain('unsafe content');
  });

  test.each<[string, Verdict, readonly string[]]>([
    ['blocked', unsafe('block', 'Violence'), ['edit']],
    ['warned', unsafe('warn', 'Violence'), ['send-anyway', 'edit']],
    ['unchecked', unchecked('block'), ['retry', 'edit']],
    ['unchecked', unchecked('warn'), ['send-anyway', 'retry', 'edit']],
  ])('is %s, with what can be done, and announced at once: %#', (state, verdict, actions) => {
    expect(describeIn({ gate: stopped(verdict) })).toMatchObject({
      state,
      actions,
      announce: 'assertive',
    });
  });

  test('without a verdict says why, in plain words as soon as they are there', () => {
    const gate = stopped(unchecked('block'));
    expect(describeIn({ gate }).detail).toBe('It took too long.');
    expect(describeIn({ gate, texts: createTexts(english) }).detail).toBe(
      'The check took too long. Try again.',
    );
  });

  test('of a page that is set up wrongly names the fault', () => {
    const reason = { kind: 'invalid-request', message: 'policy.action: "nope" is no action' };
    const gate = stopped({ status: 'unchecked', action: 'block', reason });
    expect(describeIn({ gate, texts: createTexts(english) }).detail).toBe(reason.message);
  });

  test('has a slot of its own for each thing that is said', () => {
    expect(describeIn({ gate: stopped(unchecked('warn')) }).slot).toBe('unchecked-warned');
    expect(describeIn({ gate: { state: 'open', notice: 'text-changed' } }).slot).toBe(
      'text-changed',
    );
    const answer = { phase: 'judged', verdict: unsafe('block', 'Violence') } as const;
    expect(describeIn({ answer }).slot).toBe('answer-blocked');
  });
});

describe('a held message', () => {
  test('is being checked, and can be taken back', () => {
    expect(describeIn({ gate: held })).toMatchObject({ state: 'checking', actions: ['cancel'] });
  });

  test('waits for the model, and says how far that is', () => {
    const load = { phase: 'loading', loaded: 0.429, step: 'download' } as const;
    expect(describeIn({ gate: held, load })).toMatchObject({
      state: 'loading',
      message: 'Loading the safety model: 42 %',
      detail: englishTexts.waiting,
      progress: 0.429,
      actions: ['cancel'],
    });
  });

  test('comes before the last answer', () => {
    expect(describeIn({ gate: held, answer: { phase: 'judged', verdict: safe } }).state).toBe(
      'checking',
    );
  });
});

describe('an answer', () => {
  test.each<[Verdict, string]>([
    [safe, 'safe'],
    [unsafe('block', 'Violence'), 'blocked'],
    [unsafe('warn', 'Violence'), 'warned'],
    [unsafe('log', 'Violence'), 'idle'],
    [unchecked('block'), 'unchecked'],
  ])('has a state by its verdict: %#', (verdict, state) => {
    expect(describeIn({ answer: { phase: 'judged', verdict } }).state).toBe(state);
  });

  test('is being checked without an announcement', () => {
    const status = describeIn({ answer: { phase: 'checking' } });
    expect(status).toMatchObject({ state: 'checking', message: englishTexts.answerChecking });
    expect(status.announce).toBeUndefined();
  });
});

describe('a model', () => {
  test('that could not be loaded is announced once for each failure', () => {
    const error = new Error('The server answered 404.');
    const describeFailure = () => describeIn({ load: { phase: 'failed', error } });
    expect(describeFailure()).toMatchObject({ state: 'unchecked', actions: ['retry'] });
    expect(describeFailure().subject).toBe(describeFailure().subject);
  });

  test('is never said to be loaded before it is', () => {
    const load = { phase: 'loading', loaded: 0.999, step: 'download' } as const;
    expect(describeIn({ load }).message).toContain('99 %');
  });

  test('is being started after its download', () => {
    const load = { phase: 'loading', loaded: 1, step: 'session' } as const;
    expect(describeIn({ load }).message).toBe(englishTexts.starting);
  });
});
