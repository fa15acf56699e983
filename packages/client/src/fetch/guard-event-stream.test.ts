import { describe, expect, test, vi } from 'vitest';
import type { CheckReport } from '../chat/chat-guard.ts';
import { useGuards } from '../testing/guard-harness.ts';
import { findUnsafe } from '../testing/stream-fixtures.ts';
import type { CompletionChunk } from './completion-chunk.ts';
import { createGuardedFetch, type GuardedFetchOptions, isChatCompletion } from './guarded-fetch.ts';

const harness = useGuards();
const url = 'https://llm.example/v1/chat/completions';
const init = {
  method: 'POST',
  body: JSON.stringify({ messages: [{ role: 'user', content: 'Beans?' }], stream: true }),
};
const common = { id: 'c1', object: 'chat.completion.chunk', created: 7, model: 'm' };
const sentence = 'Beans like the warm soil of May. ';

const chunk = (delta: object, more: object = {}): string =>
  `data: ${JSON.stringify({ ...common, choices: [{ index: 0, delta, ...more }] })}\n\n`;
const end = `${chunk({}, { finish_reason: 'stop' })}data: [DONE]\n\n`;

/** Sends the events one by one, as they are read. */
function createServer(events: readonly (string | Uint8Array)[], cancel?: () => void): typeof fetch {
  const encoder = new TextEncoder();
  const left = [...events];
  return async () =>
    new Response(
      new ReadableStream<Uint8Array>({
        pull(controller) {
          const event = left.shift();
          if (event === undefined) controller.close();
          else controller.enqueue(typeof event === 'string' ? encoder.encode(event) : event);
        },
        ...(cancel && { cancel }),
      }),
      { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'content-length': '9' } },
    );
}

async function request(
  events: readonly (string | Uint8Array)[],
  options: Partial<GuardedFetchOptions> & { readonly cancel?: () => void } = {},
): Promise<Response> {
  const guard = await harness.createGuard();
  harness.fake.script = { assess: findUnsafe('UNSAFE') };
  const server = createServer(events, options.cancel);
  const guarded = createGuardedFetch(guard, {
    isGuarded: isChatCompletion,
    fetch: server,
    ...options,
  });
  return guarded(url, init);
}

/** The events of a stream that is valid to the letter: each is one line of data, and the last is `[DONE]`. */
function readEvents(body: string): CompletionChunk[] {
  const events = body.split('\n\n');
  expect(events.splice(-2)).toEqual(['data: [DONE]', '']);
  return events.map((event) => JSON.parse(event.replace(/^data: /, '')) as CompletionChunk);
}

const textOf = (chunks: readonly CompletionChunk[]) =>
  chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');

test('a safe answer comes as events, to the character', async () => {
  const pieces = sentence.repeat(9).match(/\S+ /g) ?? [];
  const first = chunk({ role: 'assistant', content: '' });
  const response = await request([first, ...pieces.map((content) => chunk({ content })), end]);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(response.headers.has('content-length')).toBe(false);
  const chunks = readEvents(await response.text());
  expect(textOf(chunks)).toBe(pieces.join(''));
  expect(chunks[0]).toMatchObject({ ...common, choices: [{ delta: { role: 'assistant' } }] });
  expect(chunks.at(-1)?.choices).toEqual([{ index: 0, delta: {}, finish_reason: 'stop' }]);
});

test.each([1, 7, 4096])(
  'an answer is read wherever the network cuts it: %d bytes',
  async (size) => {
    const text = 'Beans blühen 🌷 im Mai. '.repeat(20);
    const deltas = Array.from(text.match(/.{1,5}/gsu) ?? [], (content) => chunk({ content }));
    const bytes = new TextEncoder().encode(deltas.join('') + end);
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.slice(index * size, (index + 1) * size),
    );
    const body = await (await request(pieces)).text();
    expect(textOf(readEvents(body))).toBe(text);
  },
);

describe('a blocked answer', () => {
  const events = [sentence, `UNSAFE ${sentence}`, ...Array<string>(99).fill(sentence)].map(
    (content) => chunk({ content }),
  );

  test('ends with the content filter, the text of the host and the verdict', async () => {
    const response = await request(events, { blockedText: 'The rest was held back.' });
    const chunks = readEvents(await response.text());
    expect(textOf(chunks)).toBe(`${sentence}The rest was held back.`);
    expect(chunks.at(-1)).toMatchObject({
      ...common,
      choices: [{ finish_reason: 'content_filter' }],
      guarded_chat: { status: 'unsafe', action: 'block', categories: [{ code: 'S2' }] },
    });
  });

  test('lets the server know, and tells the host up to where it was judged', async () => {
    const cancel = vi.fn<() => void>();
    const onVerdict = vi.fn<(report: CheckReport) => void>();
    await (await request(events, { cancel, onVerdict })).text();
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
    expect(onVerdict.mock.lastCall).toMatchObject([
      { task: 'response-classification', verdict: { action: 'block' } },
    ]);
  });
});

test('text that was not judged is left out: reasoning, log probabilities, other choices', async () => {
  const other = chunk({ content: 'secret' }).replace('"index":0', '"index":1');
  const response = await request([
    chunk({ reasoning_content: 'secret' }),
    chunk({ content: 'In May.' }, { logprobs: { content: [{ token: 'secret' }] } }),
    other,
    end,
  ]);
  const body = await response.text();
  expect(body).not.toContain('secret');
  expect(textOf(readEvents(body))).toBe('In May.');
});

test('calls of tools, usage and refusals keep their place', async () => {
  const usage = `data: ${JSON.stringify({ ...common, choices: [], usage: { total_tokens: 3 } })}\n\n`;
  const call = { tool_calls: [{ index: 0, function: { arguments: '{}' } }] };
  const response = await request([
    chunk({ role: 'assistant', content: 'Let me see.', ...call }),
    chunk({ refusal: 'No.' }),
    usage,
    end,
  ]);
  const chunks = readEvents(await response.text());
  expect(chunks.map(({ choices, usage: used }) => used ?? choices[0]?.delta)).toEqual([
    { role: 'assistant', content: 'Let me see.' },
    call,
    { refusal: 'No.' },
    { total_tokens: 3 },
    {},
  ]);
});

test('an error that the server reports comes after the text before it', async () => {
  const response = await request([
    chunk({ content: 'In' }),
    'data: {"error":{"message":"overloaded"}}\n\n',
  ]);
  const chunks = readEvents(await response.text());
  expect(textOf(chunks)).toBe('In');
  expect(chunks.at(-1)).toMatchObject({ error: { message: 'overloaded' } });
});

test.each([
  ['an event that is not JSON', 'data: beans\n\n', 'not JSON'],
  ['content that is no text', chunk({ content: [{ type: 'thinking' }] }), 'not text'],
])('%s fails the stream', async (_what, event, message) => {
  const response = await request([chunk({ content: 'In' }), event]);
  await expect(response.text()).rejects.toThrow(message);
});

test.each([
  ['ends with the connection', end.replace('data: [DONE]\n\n', '')],
  ['ends though the connection stays open', end],
])('the answer %s', async (_what, last) => {
  const events = [chunk({ content: 'In May.' }), last];
  const cancel = vi.fn<() => void>();
  const isOpen = last === end;
  const response = await request(isOpen ? [...events, ': keep alive\n\n'] : events, { cancel });
  expect(textOf(readEvents(await response.text()))).toBe('In May.');
  expect(cancel).toHaveBeenCalledTimes(isOpen ? 1 : 0);
});

test('an answer that comes all at once, and is blocked, ends as any other', async () => {
  const all = [sentence, 'UNSAFE ', sentence].map((content) => chunk({ content })).join('') + end;
  const chunks = readEvents(await (await request([all])).text());
  expect(chunks.at(-1)).toMatchObject({ choices: [{ finish_reason: 'content_filter' }] });
});

test('a reader that leaves stops the server', async () => {
  const cancel = vi.fn<() => void>();
  const events = Array<string>(999).fill(chunk({ content: sentence }));
  const response = await request(events, { cancel });
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
});
