import { describe, expect, test, vi } from 'vitest';
import type { CheckReport } from '../chat/chat-guard.ts';
import { neverAnswer, unsafeText } from '../testing/fake-guard-worker.ts';
import { failures } from '../testing/fixtures.ts';
import { useGuards } from '../testing/guard-harness.ts';
import { findUnsafe } from '../testing/stream-fixtures.ts';
import { createGuardedFetch, isChatCompletion } from './guarded-fetch.ts';

const harness = useGuards();
const url = 'https://llm.example/v1/chat/completions';
const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,' } };

const post = (messages: unknown, more: object = {}) => ({
  method: 'POST',
  body: JSON.stringify({ model: 'm', messages, ...more }),
});
const ask = (content: unknown) => post([{ role: 'user', content }]);

const completion = (content: unknown, more: object = {}) => ({
  id: 'c1',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content, ...more }, finish_reason: 'stop' }],
});

function createServer(answer: unknown = completion('In May.'), status = 200) {
  return vi.fn<typeof fetch>(async () => Response.json(answer, { status }));
}

test('a safe message is sent as it was given, and its answer comes', async () => {
  const guard = await harness.createGuard();
  const server = createServer();
  const guarded = createGuardedFetch(guard, { isGuarded: isChatCompletion, fetch: server });
  const init = ask('When do I plant beans?');
  const response = await guarded(url, init);
  expect(server.mock.calls).toEqual([[url, init]]);
  await expect(response.json()).resolves.toEqual(completion('In May.'));
  expect(harness.fake.requests.map(({ task }) => task)).toEqual([
    'prompt-classification',
    'response-classification',
  ]);
});

describe('before the request leaves', () => {
  test('a blocked message rejects with the verdict, and nothing is sent', async () => {
    const guard = await harness.createGuard();
    const server = createServer();
    const guarded = createGuardedFetch(guard, { isGuarded: isChatCompletion, fetch: server });
    const sent = guarded(url, ask(unsafeText));
    await expect(sent).rejects.toMatchObject({
      name: 'GuardBlockedError',
      task: 'prompt-classification',
      verdict: { status: 'unsafe', categories: [{ code: 'S2' }] },
    });
    await expect(sent).rejects.not.toThrow(unsafeText);
    expect(server).not.toHaveBeenCalled();
  });

  test('a message that could not be checked is blocked as the policy says', async () => {
    const guard = await harness.createGuard();
    harness.fake.script = {
      assess: async () => ({ ok: false, failure: failures.inferenceFailed }),
    };
    const server = createServer();
    const guarded = createGuardedFetch(guard, { isGuarded: isChatCompletion, fetch: server });
    await expect(guarded(url, ask('Hello'))).rejects.toMatchObject({
      verdict: { status: 'unchecked', reason: { kind: 'inference-failed' } },
    });
    expect(server).not.toHaveBeenCalled();
  });

  test('a message that is only warned of is sent, and the host is told', async () => {
    const guard = await harness.createGuard({ policy: { action: 'warn' } });
    const onVerdict = vi.fn<(report: CheckReport) => void>();
    const server = createServer();
    const options = { isGuarded: isChatCompletion, fetch: server, onVerdict };
    await createGuardedFetch(guard, options)(url, ask(unsafeText));
    expect(server).toHaveBeenCalledOnce();
    expect(onVerdict.mock.calls).toMatchObject([
      [{ task: 'prompt-classification', verdict: { action: 'warn' }, text: unsafeText }],
      [{ task: 'response-classification', verdict: { status: 'safe' }, text: 'In May.' }],
    ]);
  });

  test('the last message is judged after what was said before, without system and tools', async () => {
    const guard = await harness.createGuard();
    const guarded = createGuardedFetch(guard, {
      isGuarded: isChatCompletion,
      fetch: createServer(),
    });
    await guarded(
      url,
      post([
        { role: 'system', content: 'You garden.' },
        { role: 'assistant', content: 'Welcome.' },
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Hello. How can I help?' },
        { role: 'user', content: [{ type: 'text', text: 'Beans' }] },
        { role: 'user', content: 'When?' },
        { role: 'assistant', content: null, tool_calls: [] },
        { role: 'tool', content: '{"month":5}' },
      ]),
    );
    expect(harness.fake.requests[0]?.conversation).toEqual([
      { role: 'user', text: 'Hello' },
      { role: 'agent', text: 'Hello. How can I help?' },
      { role: 'user', text: 'Beans\n\nWhen?' },
    ]);
  });

  test('an image makes a message unchecked, unless the host ignores images', async () => {
    const guard = await harness.createGuard();
    const server = createServer();
    const options = { isGuarded: isChatCompletion, fetch: server };
    const init = ask([{ type: 'text', text: 'What is this?' }, image]);
    await expect(createGuardedFetch(guard, options)(url, init)).rejects.toMatchObject({
      verdict: { status: 'unchecked', reason: { kind: 'attachment-unchecked' } },
    });
    const ignoring = createGuardedFetch(guard, { ...options, attachments: 'ignore' });
    await ignoring(url, init);
    await ignoring(url, ask([image]));
    expect(server).toHaveBeenCalledTimes(2);
  });

  test('an abort while the message is judged rejects with its reason', async () => {
    const guard = await harness.createGuard();
    harness.fake.script = { assess: neverAnswer };
    const server = createServer();
    const guarded = createGuardedFetch(guard, { isGuarded: isChatCompletion, fetch: server });
    const controller = new AbortController();
    const sent = guarded(url, { ...ask('Hello'), signal: controller.signal });
    controller.abort('left');
    await expect(sent).rejects.toBe('left');
    expect(server).not.toHaveBeenCalled();
  });

  test('a guard that is still loading is waited for; one that fails to load fails the request', async () => {
    const server = createServer();
    const options = { isGuarded: isChatCompletion, fetch: server };
    await createGuardedFetch(harness.createGuard(), options)(url, ask('Hello'));
    expect(server).toHaveBeenCalledOnce();
    const failed = createGuardedFetch(Promise.reject(new Error('no model')), options);
    await expect(failed(url, ask('Hello'))).rejects.toThrow('no model');
    expect(server).toHaveBeenCalledOnce();
  });

  test.each([
    ['is not JSON', { method: 'POST', body: 'beans' }, 'body: expected JSON'],
    ['has no messages', { method: 'POST', body: '{"prompt":"beans"}' }, 'messages: expected'],
    ['has no message of the user', post([{ role: 'system', content: 'x' }]), 'of the user'],
    ['has an unknown role', post([{ role: 'User', content: 'x' }]), 'messages[0].role'],
    ['has content of another kind', post([{ role: 'user', content: 7 }]), 'messages[0].content'],
    ['asks for several answers', post([{ role: 'user', content: 'x' }], { n: 2 }), 'n: '],
  ])('a guarded request that %s is refused', async (_what, init, message) => {
    const guard = await harness.createGuard();
    const server = createServer();
    const guarded = createGuardedFetch(guard, { isGuarded: isChatCompletion, fetch: server });
    await expect(guarded(url, init)).rejects.toThrow(message);
    expect(server).not.toHaveBeenCalled();
  });
});

describe('what is sent', () => {
  test('is the text that was judged, also of a Request or a stream', async () => {
    const guard = await harness.createGuard();
    const server = createServer();
    const guarded = createGuardedFetch(guard, { isGuarded: isChatCompletion, fetch: server });
    const init = ask('Hello');
    await guarded(new Request(url, { ...init, headers: { authorization: 'key' } }));
    await guarded(url, { ...init, body: new Blob([init.body]).stream() });
    for (const [, sentInit] of server.mock.calls) expect(sentInit?.body).toBe(init.body);
    const headers = new Headers(server.mock.calls[0]?.[1]?.headers);
    expect(headers.get('authorization')).toBe('key');
  });

  test('is untouched when the host says that a request is not guarded', async () => {
    const guard = await harness.createGuard();
    const server = createServer();
    const guarded = createGuardedFetch(guard, { isGuarded: isChatCompletion, fetch: server });
    const init = { method: 'POST', body: new Blob(['beans']).stream() };
    await guarded('https://llm.example/v1/models');
    await guarded('https://llm.example/v1/embeddings', init);
    expect(server.mock.calls[1]?.[1]).toBe(init);
    expect(harness.fake.requests).toHaveLength(0);
  });
});

describe('an answer in JSON', () => {
  test('is replaced on a block: content filter, the text of the host, and the verdict', async () => {
    const guard = await harness.createGuard();
    harness.fake.script = { assess: findUnsafe('UNSAFE') };
    const guarded = createGuardedFetch(guard, {
      isGuarded: isChatCompletion,
      fetch: createServer(completion('UNSAFE beans')),
      blockedText: 'I cannot show this answer.',
    });
    const response = await guarded(url, ask('Hello'));
    await expect(response.json()).resolves.toMatchObject({
      id: 'c1',
      choices: [
        {
          message: { role: 'assistant', content: 'I cannot show this answer.' },
          finish_reason: 'content_filter',
        },
      ],
      guarded_chat: { status: 'unsafe', categories: [{ code: 'S2' }] },
    });
  });

  test('comes without what was not judged', async () => {
    const guard = await harness.createGuard();
    const message = { reasoning_content: 'Let me think', tool_calls: [{ id: 't' }] };
    const guarded = createGuardedFetch(guard, {
      isGuarded: isChatCompletion,
      fetch: createServer(completion('In May.', message)),
    });
    const response = await guarded(url, ask('Hello'));
    await expect(response.json()).resolves.toEqual(
      completion('In May.', { tool_calls: [{ id: 't' }] }),
    );
  });

  test('passes when it has no text, as with a call of a tool', async () => {
    const guard = await harness.createGuard();
    const answer = completion(null, { tool_calls: [{ id: 't' }] });
    const guarded = createGuardedFetch(guard, {
      isGuarded: isChatCompletion,
      fetch: createServer(answer),
    });
    await expect((await guarded(url, ask('Hello'))).json()).resolves.toEqual(answer);
  });

  test.each([
    ['no completion', { output: 'In May.' }],
    ['several choices', { choices: [1, 2].map((index) => ({ index, message: { content: 'a' } })) }],
    ['content that is no text', completion([{ type: 'thinking' }])],
  ])('with %s cannot be checked, and fails', async (_what, answer) => {
    const guard = await harness.createGuard();
    const guarded = createGuardedFetch(guard, {
      isGuarded: isChatCompletion,
      fetch: createServer(answer),
    });
    await expect(guarded(url, ask('Hello'))).rejects.toThrow('cannot be checked');
  });

  test('without success passes as it is', async () => {
    const guard = await harness.createGuard();
    const guarded = createGuardedFetch(guard, {
      isGuarded: isChatCompletion,
      fetch: createServer({ error: 'busy' }, 503),
    });
    const response = await guarded(url, ask('Hello'));
    expect(response.status).toBe(503);
    await expect(response.json()).resolves.toEqual({ error: 'busy' });
  });
});

test.each([
  ['isGuarded', {}],
  ['attachments', { isGuarded: isChatCompletion, attachments: 'allow' }],
  ['blockedText', { isGuarded: isChatCompletion, blockedText: 7 }],
  ['probe.everyTokens', { isGuarded: isChatCompletion, probe: { everyTokens: 0 } }],
])('a wrong %s is refused at once', async (field, options) => {
  const guard = await harness.createGuard();
  expect(() => createGuardedFetch(guard, options as never)).toThrow(`${field}: expected`);
});
