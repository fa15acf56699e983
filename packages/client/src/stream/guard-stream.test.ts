import { decideVerdict, defaultPolicy, taxonomies } from '@guarded-chat/policy';
import { describe, expect, test, vi } from 'vitest';
import { neverAnswer } from '../testing/fake-guard-worker.ts';
import { createAssessment, failures } from '../testing/fixtures.ts';
import { useGuards } from '../testing/guard-harness.ts';
import { collect, createSource, findUnsafe, question } from '../testing/stream-fixtures.ts';
import { readStreamRequest, type StreamRequest } from './read-stream-request.ts';
import type { StreamSource } from './stream-source.ts';
import { type CheckAnswer, guardRequest, guardStream } from './guard-stream.ts';

const harness = useGuards();

/** Ten sentences, word by word, as a language model gives them. */
const sentence = 'Beans like the warm soil of May. ';
const words = sentence.repeat(10).split(/(?<= )/);

/** Judges at once, so that a source that is as quick is still judged sentence by sentence. */
const checkAtOnce: CheckAnswer = async ([, answer]) => {
  const isUnsafe = answer?.text.includes('UNSAFE') === true;
  const assessment = createAssessment('response-classification', isUnsafe ? 0.9 : 0.1);
  return decideVerdict({ kind: 'assessed', assessment }, defaultPolicy, taxonomies.llamaGuard3);
};

const judged = () => harness.fake.requests.map(({ conversation }) => conversation.at(-1)?.text);

describe('a safe answer', () => {
  test('is released sentence by sentence, and then has its verdict', async () => {
    const { released, last, kinds } = await collect(
      guardStream(checkAtOnce, createSource(words), { conversation: question }),
    );
    expect(released).toBe(sentence.repeat(10));
    expect(last).toMatchObject({ kind: 'verdict', verdict: { status: 'safe' } });
    expect(kinds).toEqual([...Array<string>(10).fill('release'), 'verdict']);
  });

  test('is judged in the light of the conversation, each time from its start', async () => {
    const guard = await harness.createGuard();
    await collect(guard.guardStream(createSource(words), { conversation: question }));
    expect(harness.fake.requests[0]).toMatchObject({
      task: 'response-classification',
      conversation: [...question, { role: 'agent', text: sentence }],
    });
    const texts = judged();
    for (const [index, text] of texts.entries()) {
      expect(texts[index + 1] ?? text).toContain(text);
    }
    expect(texts.at(-1)).toBe(sentence.repeat(10));
  });

  test.each([
    ['words', words],
    ['no punctuation and no spaces', Array.from({ length: 200 }, () => 'abcde')],
    ['one piece', [sentence.repeat(10)]],
    ['empty pieces', ['', sentence, '', '']],
    ['white space around', [' \n', sentence, '\n', ' ']],
    ['surrogate pairs cut in two', '🌷🌻'.repeat(40).split('')],
    ['a lone surrogate at its end', ['Tulip', '🌷'.slice(0, 1)]],
  ])('is released to the character: %s', async (_what, pieces) => {
    const guard = await harness.createGuard();
    const releases: string[] = [];
    const events = guard.guardStream(createSource(pieces), { conversation: question });
    for await (const event of events) if (event.kind === 'release') releases.push(event.text);
    expect(releases.join('')).toBe(pieces.join(''));
    for (const text of releases.slice(0, -1)) expect(text).not.toMatch(/[\uD800-\uDBFF]$/);
  });

  test('costs a number of checks that is linear in its length', async () => {
    const guard = await harness.createGuard();
    const countChecks = async (length: number) => {
      harness.fake.requests.length = 0;
      const pieces = Array.from({ length }, () => 'word ');
      await collect(guard.guardStream(createSource(pieces), { conversation: question }));
      return harness.fake.requests.length;
    };
    const short = await countChecks(400);
    const long = await countChecks(1600);
    expect(short).toBeLessThanOrEqual(2000 / 4 / 16);
    expect(long).toBeLessThanOrEqual(short * 4 + 1);
  });

  test('is checked as a whole at its end, and once when that was done already', async () => {
    const guard = await harness.createGuard();
    const probe = { everyTokens: Infinity, atSentenceEnds: false };
    await collect(guard.guardStream(createSource(words), { conversation: question, probe }));
    expect(judged()).toEqual([sentence.repeat(10)]);
  });
});

describe('an unsafe answer', () => {
  test.each([
    ['at its start', 'UNSAFE', ''],
    ['in its middle', sentence.repeat(2) + 'UNSAFE', sentence.repeat(2)],
    ['at its end', sentence.repeat(9) + 'UNSAFE', sentence.repeat(9)],
  ])('is held from the first span that is not safe: %s', async (_where, start, shown) => {
    const text = start.padEnd(sentence.length * 10, ` ${sentence}`);
    const source = createSource(text.split(/(?<= )/));
    const { released, last } = await collect(
      guardStream(checkAtOnce, source, { conversation: question }),
    );
    expect(released).toBe(shown);
    expect(last).toMatchObject({ verdict: { status: 'unsafe', action: 'block' } });
  });

  test('stops its source', async () => {
    const guard = await harness.createGuard();
    harness.fake.script = { assess: findUnsafe('UNSAFE') };
    const source = createSource([sentence, 'UNSAFE ', ...words], 'stall');
    await collect(guard.guardStream(source, { conversation: question }));
    expect(source.isCanceled).toBe(true);
  });

  test.each(['warn', 'log'] as const)('is released and reported under %s', async (action) => {
    const guard = await harness.createGuard({ policy: { action } });
    harness.fake.script = { assess: findUnsafe('UNSAFE') };
    const pieces = [...words, 'UNSAFE ', ...words];
    const { released, last } = await collect(
      guard.guardStream(createSource(pieces), { conversation: question }),
    );
    expect(released).toBe(pieces.join(''));
    expect(last).toMatchObject({ kind: 'verdict', verdict: { status: 'unsafe', action } });
  });

  test('stays reported when what follows makes the whole look safe', async () => {
    const guard = await harness.createGuard({ policy: { action: 'warn' } });
    harness.fake.script = {
      assess: async (request) =>
        findUnsafe(harness.fake.requests.length === 2 ? 'Beans' : 'UNSAFE')(request),
    };
    const { last } = await collect(
      guard.guardStream(createSource(words), { conversation: question }),
    );
    expect(last).toMatchObject({ verdict: { status: 'unsafe', action: 'warn' } });
  });
});

describe('an answer that cannot be checked', () => {
  const fail = async () => ({ ok: false, failure: failures.inferenceFailed }) as const;

  test('is held, unless the policy says otherwise', async () => {
    const guard = await harness.createGuard();
    harness.fake.script = { assess: fail };
    const source = createSource(words, 'stall');
    const { released, last } = await collect(guard.guardStream(source, { conversation: question }));
    expect(released).toBe('');
    expect(last).toMatchObject({ verdict: { status: 'unchecked', action: 'block' } });
    expect(source.isCanceled).toBe(true);
  });

  test('is held from the first span on that has no verdict', async () => {
    let checks = 0;
    const reason = { kind: 'timeout', message: 'too slow' };
    const check: CheckAnswer = async (conversation, signal) => {
      checks += 1;
      if (checks < 3) return checkAtOnce(conversation, signal);
      return { status: 'unchecked', action: 'block', reason };
    };
    const { released, last } = await collect(
      guardStream(check, createSource(words), { conversation: question }),
    );
    expect(released).toBe(sentence.repeat(2));
    expect(last).toMatchObject({ verdict: { status: 'unchecked', reason } });
    expect(checks).toBe(3);
  });

  test.each(['warn', 'log'] as const)('is released and reported under %s', async (unchecked) => {
    const guard = await harness.createGuard({ policy: { unchecked } });
    harness.fake.script = { assess: fail };
    const { released, last } = await collect(
      guard.guardStream(createSource(words), { conversation: question }),
    );
    expect(released).toBe(words.join(''));
    expect(last).toMatchObject({ verdict: { status: 'unchecked', action: unchecked } });
  });

  test('is one of which a check takes longer than the policy allows', async () => {
    const guard = await harness.createGuard({ policy: { deadlineMs: 20 } });
    harness.fake.script = { assess: neverAnswer };
    const { released, last } = await collect(
      guard.guardStream(createSource(words), { conversation: question }),
    );
    expect(released).toBe('');
    expect(last).toMatchObject({ verdict: { reason: { kind: 'timeout' } } });
    await vi.waitFor(() => expect(harness.fake.canceled).toHaveLength(1));
  });
});

describe('an empty answer', () => {
  test.each([
    ['nothing', []],
    ['white space', [' ', '\n'.repeat(300)]],
  ])('of %s has nothing to judge, and nothing to hold', async (_what, pieces) => {
    const guard = await harness.createGuard();
    const { released, last } = await collect(
      guard.guardStream(createSource(pieces), { conversation: question }),
    );
    expect(released).toBe(pieces.join(''));
    expect(last).toMatchObject({ verdict: { status: 'unchecked', action: 'log' } });
    expect(harness.fake.requests).toEqual([]);
  });
});

describe('while the code that guards streams cannot be had', () => {
  const offline = () =>
    Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  const guardOffline = (source: StreamSource, request: Partial<StreamRequest> = {}) =>
    collect(
      guardRequest(
        checkAtOnce,
        source,
        { ...readStreamRequest(source, { conversation: question }), ...request },
        offline,
      ),
    );

  test('the whole answer is held, unchecked, and its source is stopped', async () => {
    const cancel = vi.fn<() => void>();
    const source = new ReadableStream<string>({
      start: (controller) => controller.enqueue(sentence),
      cancel,
    });
    const { released, last } = await guardOffline(source);
    expect(released).toBe('');
    expect(last).toMatchObject({
      verdict: { status: 'unchecked', action: 'block', reason: { kind: 'model-fetch-failed' } },
    });
    expect(cancel).toHaveBeenCalledOnce();
  });

  test('a response is stopped too, and an abort is its reason alone', async () => {
    const cancel = vi.fn<() => void>();
    const response = new Response(new ReadableStream({ cancel }));
    const signal = AbortSignal.abort('left the page');
    await expect(guardOffline(response, { signal })).rejects.toBe('left the page');
    expect(cancel).toHaveBeenCalledOnce();
  });
});
