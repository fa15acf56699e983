import { expect, test } from 'vitest';
import { useGuards } from '../testing/guard-harness.ts';
import { collect, question } from '../testing/stream-fixtures.ts';
import { readChatCompletion } from './read-chat-completion.ts';

const harness = useGuards();

const chunk = (content: string, index = 0) =>
  `data: ${JSON.stringify({ choices: [{ index, delta: { content } }] })}\n\n`;

/** A response that sends the text in pieces of some bytes, wherever they cut it. */
function respond(text: string, pieceBytes = 7): Response {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (let start = 0; start < bytes.length; start += pieceBytes) {
        controller.enqueue(bytes.slice(start, start + pieceBytes));
      }
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

async function readAll(response: Response): Promise<string> {
  const reader = readChatCompletion(response).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
}

test.each([1, 7, 4096])('text is read wherever the network cuts it: %d bytes', async (bytes) => {
  const text = `${chunk('Beans ')}${chunk('blühen 🌷')}data: [DONE]\n\n`;
  await expect(readAll(respond(text, bytes))).resolves.toBe('Beans blühen 🌷');
});

test.each([
  ['comments and other fields', ': keep alive\n\nevent: message\nid: 3\n', ''],
  ['chunks without text', 'data: {"choices":[{"delta":{"role":"assistant"}}]}\n\n', ''],
  ['chunks of usage alone', 'data: {"choices":[],"usage":{}}\n\n', ''],
  ['other choices', chunk('Peas', 1), ''],
  ['what comes after the end', '', chunk('Peas')],
])('%s do not count', async (_what, before, after) => {
  const text = `${before}${chunk('Beans')}data: [DONE]\n\n${after}`;
  await expect(readAll(respond(text))).resolves.toBe('Beans');
});

test('lines may end as on any system, and the last event may lack its blank line', async () => {
  const text = (chunk('Be') + chunk('ans')).replaceAll('\n', '\r\n').trimEnd();
  await expect(readAll(respond(text, 3))).resolves.toBe('Beans');
});

test.each([
  ['an error of the server', 'data: {"error":{"message":"overloaded"}}\n\n', 'with an error'],
  ['an answer that is no stream', '{"choices":[{"message":{"content":"Beans"}}]}', 'no events'],
  ['an event cut off by the end', 'data: {"choices":[{"del', 'not JSON'],
])('%s is a failure of the stream', async (_what, end, message) => {
  await expect(readAll(respond(end))).rejects.toThrow(message);
});

test('a response without success or without a body is refused at once', () => {
  expect(() => readChatCompletion(new Response('no', { status: 503 }))).toThrow('answered 503');
  expect(() => readChatCompletion(new Response(null))).toThrow('has no body');
});

test('a guard takes the response as it is', async () => {
  const guard = await harness.createGuard();
  const response = respond(chunk('Beans ') + chunk('in May.'));
  const { released } = await collect(guard.guardStream(response, { conversation: question }));
  expect(released).toBe('Beans in May.');
});
