import { describe, expect, it, vi } from 'vitest';
import { completionsUrl, endpointAssistant } from './endpoint-assistant.ts';

const endpoint = { address: 'http://localhost:11434/v1', model: 'small', key: '' };
const conversation = [
  { role: 'user', text: 'Hello' },
  { role: 'agent', text: 'Hi' },
  { role: 'user', text: 'How are you?' },
] as const;
const { signal } = new AbortController();

function answering(body: unknown, status = 200) {
  return vi.fn<typeof fetch>(() => Promise.resolve(Response.json(body, { status })));
}

const completion = { choices: [{ message: { role: 'assistant', content: 'Fine.' } }] };

describe('completionsUrl', () => {
  it('takes the address with and without a slash', () => {
    expect(completionsUrl('http://localhost:1/v1/').href).toBe(
      completionsUrl('http://localhost:1/v1').href,
    );
  });

  it.each(['', 'localhost', 'ftp://a/v1', 'javascript:alert(1)'])('refuses %j', (address) => {
    expect(() => completionsUrl(address)).toThrow('The address must be');
  });
});

describe('endpointAssistant', () => {
  it('sends the chat in OpenAI’s form, and gives back the answer', async () => {
    const send = answering(completion);
    expect(await endpointAssistant(endpoint, send)(conversation, signal)).toBe('Fine.');
    const [url, request] = send.mock.calls[0] ?? [];
    expect(url).toEqual(new URL('http://localhost:11434/v1/chat/completions'));
    expect(JSON.parse(request?.body as string)).toEqual({
      model: 'small',
      stream: true,
      messages: [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Hi' },
        { role: 'user', content: 'How are you?' },
      ],
    });
    expect(request?.headers).not.toHaveProperty('Authorization');
  });

  it('sends a key when there is one, and no cookies', async () => {
    const send = answering(completion);
    await endpointAssistant({ ...endpoint, key: 'k' }, send)(conversation, signal);
    expect(send.mock.calls[0]?.[1]).toMatchObject({
      headers: { Authorization: 'Bearer k' },
      credentials: 'omit',
    });
  });

  it('gives back the pieces of an answer that is streamed', async () => {
    const data = ['Fine', '.'].map((content) =>
      JSON.stringify({ choices: [{ delta: { content } }] }),
    );
    const body = [...data, '[DONE]'].map((one) => `data: ${one}\n\n`).join('');
    const headers = { 'Content-Type': 'text/event-stream; charset=utf-8' };
    const send = vi.fn<typeof fetch>(() => Promise.resolve(new Response(body, { headers })));
    const answer = await endpointAssistant(endpoint, send)(conversation, signal);
    const pieces: string[] = [];
    for await (const piece of answer as ReadableStream<string> & AsyncIterable<string>) {
      pieces.push(piece);
    }
    expect(pieces).toEqual(['Fine', '.']);
  });

  it('asks for a whole answer where the server refuses to stream', async () => {
    const send = answering(completion);
    send.mockResolvedValueOnce(Response.json({}, { status: 400 }));
    expect(await endpointAssistant(endpoint, send)(conversation, signal)).toBe('Fine.');
    expect(JSON.parse(send.mock.calls[1]?.[1]?.body as string)).not.toHaveProperty('stream');
  });

  it('says what went wrong', async () => {
    const ask = (send: typeof fetch) => endpointAssistant(endpoint, send)(conversation, signal);
    await expect(ask(answering({}, 401))).rejects.toThrow('localhost:11434 answered with 401.');
    await expect(ask(answering({ choices: [] }))).rejects.toThrow('not with a chat completion');
    const failing = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('failed')));
    await expect(ask(failing)).rejects.toThrow('cannot be reached');
  });
});
