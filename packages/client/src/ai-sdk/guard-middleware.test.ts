import type { LanguageModelV4GenerateResult, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { generateText, streamText, wrapLanguageModel } from 'ai';
import { convertArrayToReadableStream, MockLanguageModelV4 } from 'ai/test';
import { describe, expect, test, vi } from 'vitest';
import type { ChatGuardOptions, CheckReport } from '../chat/chat-guard.ts';
import { neverAnswer, unsafeText } from '../testing/fake-guard-worker.ts';
import { useGuards } from '../testing/guard-harness.ts';
import { findUnsafe } from '../testing/stream-fixtures.ts';
import { createGuardMiddleware } from './guard-middleware.ts';

const harness = useGuards();
const sentence = 'Beans like the warm soil of May. ';
const usage = {
  inputTokens: { total: 3, noCache: 3, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: 5, text: 5, reasoning: undefined },
};
const finishReason = { unified: 'stop', raw: 'stop' } as const;

type Content = LanguageModelV4GenerateResult['content'];

function answer(...content: Content): LanguageModelV4GenerateResult {
  return { content, finishReason, usage, warnings: [], response: { body: { content } } };
}

const text = (value: string): Content[number] => ({ type: 'text', text: value });

function delta(value: string, id = '1'): LanguageModelV4StreamPart {
  return { type: 'text-delta', id, delta: value };
}

function streamOf(...parts: LanguageModelV4StreamPart[]) {
  const finish: LanguageModelV4StreamPart = { type: 'finish', finishReason, usage };
  return convertArrayToReadableStream<LanguageModelV4StreamPart>([
    { type: 'stream-start', warnings: [] },
    ...parts,
    finish,
  ]);
}

async function wrap(model: MockLanguageModelV4, options?: ChatGuardOptions) {
  const guard = await harness.createGuard();
  harness.fake.script = { assess: findUnsafe('UNSAFE') };
  return wrapLanguageModel({ model, middleware: createGuardMiddleware(guard, options) });
}

const generating = (result: LanguageModelV4GenerateResult) =>
  new MockLanguageModelV4({ doGenerate: result });
const streaming = (stream: ReadableStream<LanguageModelV4StreamPart>) =>
  new MockLanguageModelV4({ doStream: { stream } });

async function readStream(
  model: MockLanguageModelV4,
  options?: ChatGuardOptions,
): Promise<LanguageModelV4StreamPart[]> {
  const wrapped = await wrap(model, options);
  const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Beans?' }] }];
  const { stream } = await wrapped.doStream({ prompt });
  const parts: LanguageModelV4StreamPart[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(value);
  }
}

describe('the prompt', () => {
  test('when it is blocked, rejects with the verdict, and the model is not called', async () => {
    const mock = generating(answer(text('In May.')));
    const model = await wrap(mock);
    const generated = generateText({ model, prompt: `UNSAFE ${unsafeText}` });
    await expect(generated).rejects.toMatchObject({
      name: 'GuardBlockedError',
      verdict: { status: 'unsafe', categories: [{ code: 'S2' }] },
    });
    expect(mock.doGenerateCalls).toHaveLength(0);
  });

  test('when it is blocked, is an error of a stream', async () => {
    const mock = streaming(streamOf());
    const onError = vi.fn<(event: { error: unknown }) => void>();
    const { fullStream } = streamText({ model: await wrap(mock), prompt: 'UNSAFE', onError });
    for await (const part of fullStream) expect(part.type).not.toBe('text-delta');
    expect(onError.mock.calls).toMatchObject([[{ error: { name: 'GuardBlockedError' } }]]);
    expect(mock.doStreamCalls).toHaveLength(0);
  });

  test('is judged after what was said before, without the system', async () => {
    const model = await wrap(generating(answer(text('In May.'))));
    await generateText({
      model,
      instructions: 'You garden.',
      messages: [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Hello. How can I help?' },
        { role: 'user', content: 'When do I plant beans?' },
      ],
    });
    const prompt = [
      { role: 'user', text: 'Hello' },
      { role: 'agent', text: 'Hello. How can I help?' },
      { role: 'user', text: 'When do I plant beans?' },
    ];
    expect(harness.fake.requests.map(({ conversation }) => conversation)).toEqual([
      prompt,
      [...prompt, { role: 'agent', text: 'In May.' }],
    ]);
  });

  test('with a file is unchecked, unless the host ignores files', async () => {
    const file = { type: 'file', mediaType: 'image/png', data: new Uint8Array([1]) } as const;
    const content = [{ type: 'text', text: 'What is this?' } as const, file];
    const messages = [{ role: 'user' as const, content }];
    const model = await wrap(generating(answer(text('A bean.'))));
    await expect(generateText({ model, messages })).rejects.toMatchObject({
      verdict: { status: 'unchecked', reason: { kind: 'attachment-unchecked' } },
    });
    const ignoring = await wrap(generating(answer(text('A bean.'))), { attachments: 'ignore' });
    await expect(generateText({ model: ignoring, messages })).resolves.toHaveProperty(
      'text',
      'A bean.',
    );
  });

  test('an abort while it is judged rejects, and the model is not called', async () => {
    const mock = generating(answer());
    const model = await wrap(mock);
    harness.fake.script = { assess: neverAnswer };
    const abort = new AbortController();
    const generated = generateText({ model, prompt: 'Hello', abortSignal: abort.signal });
    abort.abort(new Error('left'));
    await expect(generated).rejects.toThrow('left');
    expect(mock.doGenerateCalls).toHaveLength(0);
  });
});

describe('an answer that comes at once', () => {
  test('passes when it is safe, and the host is told', async () => {
    const onVerdict = vi.fn<(report: CheckReport) => void>();
    const model = await wrap(generating(answer(text('In May.'))), { onVerdict });
    await expect(generateText({ model, prompt: 'Beans?' })).resolves.toMatchObject({
      text: 'In May.',
      finishReason: 'stop',
    });
    expect(onVerdict.mock.calls).toMatchObject([
      [{ task: 'prompt-classification', text: 'Beans?' }],
      [{ task: 'response-classification', text: 'In May.', verdict: { status: 'safe' } }],
    ]);
  });

  test.each([
    ['text', text('UNSAFE beans')],
    ['reasoning', { type: 'reasoning', text: 'UNSAFE beans' } as const],
  ])('is replaced when its %s is blocked: content filter and the verdict', async (_what, part) => {
    const model = await wrap(generating(answer(part, text('Beans'))), {
      blockedText: 'I cannot show this answer.',
    });
    const result = await generateText({ model, prompt: 'Beans?' });
    expect(result).toMatchObject({
      text: 'I cannot show this answer.',
      finishReason: 'content-filter',
      providerMetadata: { guardedChat: { status: 'unsafe', categories: [{ code: 'S2' }] } },
    });
    expect(result.reasoningText).toBeUndefined();
    expect(JSON.stringify(result.response)).not.toContain('UNSAFE');
  });

  test('without text passes, as with a call of a tool', async () => {
    const call = { type: 'tool-call', toolCallId: 't', toolName: 'sow', input: '{}' } as const;
    const onVerdict = vi.fn<(report: CheckReport) => void>();
    const model = await wrap(generating(answer(call)), { onVerdict });
    const prompt = [
      { role: 'user' as const, content: [{ type: 'text' as const, text: 'Beans?' }] },
    ];
    await expect(model.doGenerate({ prompt })).resolves.toMatchObject({ content: [call] });
    expect(onVerdict).toHaveBeenCalledOnce();
  });
});

describe('an answer that is streamed', () => {
  test('comes as it is when it is safe, to the character', async () => {
    const pieces = sentence.repeat(9).match(/\S+ /g) ?? [];
    const model = await wrap(
      streaming(
        streamOf({ type: 'text-start', id: '1' }, ...pieces.map((piece) => delta(piece)), {
          type: 'text-end',
          id: '1',
        }),
      ),
    );
    const result = streamText({ model, prompt: 'Beans?' });
    await expect(result.text).resolves.toBe(pieces.join(''));
    await expect(result.finishReason).resolves.toBe('stop');
  });

  test('is held until it is judged, and ends with the content filter on a block', async () => {
    const parts = await readStream(
      streaming(
        streamOf(
          { type: 'text-start', id: '1' },
          delta(sentence),
          delta(`UNSAFE ${sentence}`),
          ...Array<LanguageModelV4StreamPart>(99).fill(delta(sentence)),
          { type: 'text-end', id: '1' },
        ),
      ),
      { blockedText: 'The rest was held back.' },
    );
    expect(parts).toMatchObject([
      { type: 'stream-start' },
      { type: 'text-start', id: '1' },
      { type: 'text-delta', id: '1', delta: sentence },
      { type: 'text-end', id: '1' },
      { type: 'text-start', id: 'guarded-chat' },
      { type: 'text-delta', delta: 'The rest was held back.' },
      { type: 'text-end', id: 'guarded-chat' },
      {
        type: 'finish',
        finishReason: { unified: 'content-filter' },
        providerMetadata: { guardedChat: { status: 'unsafe', action: 'block' } },
      },
    ]);
  });

  test('is judged with its reasoning, as one text with a blank line between', async () => {
    const blocks: LanguageModelV4StreamPart[] = [
      { type: 'reasoning-start', id: '0' },
      { type: 'reasoning-delta', id: '0', delta: 'They ask for a month.' },
      { type: 'reasoning-end', id: '0' },
      { type: 'text-start', id: '1' },
      delta('In May.'),
      { type: 'text-end', id: '1' },
    ];
    const parts = await readStream(streaming(streamOf(...blocks)));
    expect(harness.fake.requests.at(-1)?.conversation.at(-1)?.text).toBe(
      'They ask for a month.\n\nIn May.',
    );
    expect(parts.slice(1, -1)).toEqual(blocks);
  });

  test('passes calls of tools in their place, without raw chunks and files', async () => {
    const call = { type: 'tool-call', toolCallId: 't', toolName: 'sow', input: '{}' } as const;
    const parts = await readStream(
      streaming(
        streamOf(
          { type: 'text-start', id: '1' },
          { type: 'raw', rawValue: { text: 'In May.' } },
          delta('In May.'),
          { type: 'text-end', id: '1' },
          { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'AA==' } },
          call,
        ),
      ),
    );
    expect(parts.map(({ type }) => type)).toEqual([
      'stream-start',
      'text-start',
      'text-delta',
      'text-end',
      'tool-call',
      'finish',
    ]);
  });

  test('stops the model when the reader leaves', async () => {
    const cancel = vi.fn<() => void>();
    const endless = new ReadableStream<LanguageModelV4StreamPart>({
      pull: (controller) => controller.enqueue(delta(sentence)),
      cancel,
    });
    const model = await wrap(streaming(endless));
    const prompt = [
      { role: 'user' as const, content: [{ type: 'text' as const, text: 'Beans?' }] },
    ];
    const { stream } = await model.doStream({ prompt });
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
  });
});
