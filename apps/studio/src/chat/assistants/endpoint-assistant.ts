import { readChatCompletion } from '@guarded-chat/client';
import type { Conversation } from '@guarded-chat/policy';
import { type Assistant, AssistantError, type Endpoint } from './assistant.ts';

const roles = { user: 'user', agent: 'assistant' } as const;

interface Completion {
  readonly choices?: readonly { readonly message?: { readonly content?: unknown } }[];
}

/**
 * The address that chats are sent to.
 * @throws AssistantError when it is no address of the web.
 */
export function completionsUrl(address: string): URL {
  try {
    const url = new URL('chat/completions', address.endsWith('/') ? address : `${address}/`);
    if (url.protocol === 'https:' || url.protocol === 'http:') return url;
  } catch {
    // The same is said of both.
  }
  throw new AssistantError(
    'The address must be one of the web, such as http://localhost:11434/v1.',
  );
}

/** With these a server may say that it knows no `stream`; it is then asked for a whole answer. */
const streamRefusals: readonly number[] = [400, 422, 501];

/**
 * An assistant behind an OpenAI-compatible endpoint: the chat is sent there, which the page must allow. Its
 * answer is streamed where the server does that.
 */
export function endpointAssistant(
  { address, model, key }: Endpoint,
  fetchAnswer: typeof fetch = fetch,
): Assistant {
  return async (conversation: Conversation, signal: AbortSignal) => {
    const url = completionsUrl(address);
    const messages = conversation.map(({ role, text }) => ({ role: roles[role], content: text }));
    const ask = (stream: boolean) =>
      fetchAnswer(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(key !== '' && { Authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ model, messages, ...(stream && { stream }) }),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal,
      });
    let response: Response;
    try {
      response = await ask(true);
      if (streamRefusals.includes(response.status)) response = await ask(false);
    } catch {
      signal.throwIfAborted();
      throw new AssistantError(
        `${url.host} cannot be reached. It must be running, and allow this page’s origin (CORS).`,
      );
    }
    if (!response.ok) throw new AssistantError(`${url.host} answered with ${response.status}.`);
    // Whoever ignores `stream` answers with one JSON object.
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (isStream) return readChatCompletion(response);
    return readAnswer(await response.json().catch(() => undefined), url.host);
  };
}

function readAnswer(body: unknown, host: string): string {
  const content = (body as Completion | undefined)?.choices?.[0]?.message?.content;
  if (typeof content === 'string' && content.trim() !== '') return content;
  throw new AssistantError(`${host} answered, but not with a chat completion.`);
}
