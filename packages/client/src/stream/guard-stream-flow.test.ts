import type { Turn } from '@guarded-chat/policy';
import type { AssessOutcome } from '@guarded-chat/protocol';
import { describe, expect, test, vi } from 'vitest';
import { neverAnswer } from '../testing/fake-guard-worker.ts';
import { createAssessment } from '../testing/fixtures.ts';
import { useGuards } from '../testing/guard-harness.ts';
import { collect, createSource, question } from '../testing/stream-fixtures.ts';
import type { StreamSource } from './stream-source.ts';

const harness = useGuards();
const sentence = 'Beans like the warm soil of May. ';
const safe: AssessOutcome = {
  ok: true,
  assessment: createAssessment('response-classification', 0.1),
};

describe('while a check runs', () => {
  test('no other is asked for, and the source is read only a little ahead', async () => {
    const answers: Array<(outcome: AssessOutcome) => void> = [];
    harness.fake.script = { assess: () => new Promise((resolve) => answers.push(resolve)) };
    const guard = await harness.createGuard();
    const source = createSource(Array<string>(1000).fill(sentence));
    const events = guard.guardStream(source, { conversation: question });
    const first = events.next();
    await vi.waitFor(() => expect(source.reads).toBeGreaterThan(20));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(answers).toHaveLength(1);
    expect(source.reads).toBeLessThan(50);
    answers[0]?.(safe);
    await expect(first).resolves.toMatchObject({ value: { kind: 'release' } });
    // Whoever does not ask for the next event stops the source too.
    const { reads } = source;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(source.reads).toBe(reads);
    const second = events.next();
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    expect(harness.fake.requests[1]?.conversation.at(-1)?.text.length).toBeGreaterThan(800);
    answers[1]?.(safe);
    await second;
    await events.return();
    expect(source.isCanceled).toBe(true);
  });
});

describe('an abort', () => {
  test.each([
    ['while a check runs', [sentence, 'So'], neverAnswer],
    ['while the source is silent', ['So'], async () => safe],
  ])('ends the stream with its reason and stops the source: %s', async (_when, pieces, assess) => {
    harness.fake.script = { assess };
    const guard = await harness.createGuard();
    const source = createSource(pieces, 'stall');
    const controller = new AbortController();
    const { signal } = controller;
    const collected = collect(guard.guardStream(source, { conversation: question, signal }));
    await vi.waitFor(() => expect(source.reads).toBe(pieces.length + 1));
    controller.abort('left the page');
    await expect(collected).rejects.toBe('left the page');
    expect(source.isCanceled).toBe(true);
    await vi.waitFor(() =>
      expect(harness.fake.canceled).toHaveLength(harness.fake.requests.length),
    );
  });

  test('before the start reads nothing', async () => {
    const guard = await harness.createGuard();
    const source = createSource([sentence]);
    const signal = AbortSignal.abort('too late');
    const collected = collect(guard.guardStream(source, { conversation: question, signal }));
    await expect(collected).rejects.toBe('too late');
    expect(harness.fake.requests).toEqual([]);
  });
});

test('a source that fails is a failure of the stream, after all that was judged is released', async () => {
  const guard = await harness.createGuard();
  const error = new Error('connection lost');
  const source = createSource([sentence, sentence, 'So'], error);
  let released = '';
  const read = async () => {
    for await (const event of guard.guardStream(source, { conversation: question })) {
      if (event.kind === 'release') released += event.text;
    }
  };
  await expect(read()).rejects.toBe(error);
  expect(released).toBe(sentence.repeat(2));
});

test('a stream is read like any other source, and told when nobody reads on', async () => {
  const guard = await harness.createGuard();
  const cancel = vi.fn<() => void>();
  const source = new ReadableStream<string>({
    pull: (controller) => controller.enqueue(sentence),
    cancel,
  });
  for await (const event of guard.guardStream(source, { conversation: question })) {
    expect(event).toMatchObject({ kind: 'release' });
    break;
  }
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
});

test('the conversation is that of the start, whatever the host writes into its array', async () => {
  const guard = await harness.createGuard();
  const conversation: Turn[] = [...question];
  const events = guard.guardStream(createSource([sentence, 'So']), { conversation });
  conversation.push({ role: 'agent', text: '' });
  await collect(events);
  for (const { conversation: asked } of harness.fake.requests) expect(asked).toHaveLength(2);
});

describe('refused at once, by the name of the field, is', () => {
  test.each([
    ['a source that is none', 'text', { conversation: question }, 'source:'],
    ['no conversation', createSource([]), {}, 'conversation:'],
    ['one that ends with the agent', createSource([]), { conversation: [] }, 'conversation:'],
    [
      'a probe of no tokens',
      createSource([]),
      { conversation: question, probe: { everyTokens: 0 } },
      'probe.everyTokens',
    ],
  ])('%s', async (_what, source, options, message) => {
    const guard = await harness.createGuard();
    const start = () =>
      guard.guardStream(source as StreamSource, options as { conversation: typeof question });
    expect(start).toThrow(TypeError);
    expect(start).toThrow(message);
  });
});

test('a piece that is no text ends the stream and the source', async () => {
  const guard = await harness.createGuard();
  const bytes = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array(1)),
  });
  const source = bytes as ReadableStream<unknown> as ReadableStream<string>;
  const collected = collect(guard.guardStream(source, { conversation: question }));
  await expect(collected).rejects.toThrow('source: expected pieces of text, got object');
});
