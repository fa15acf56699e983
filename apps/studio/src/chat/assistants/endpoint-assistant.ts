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

/** An assistant behind an OpenAI-compatible endpoint: the chat is sent there, which the page must allow. */
export function endpointAssistant(
  { address, model, key }: Endpoint,
  fetchAnswer: typeof fetch = fetch,
): Assistant {
  return async (conversation: Conversation, signal: AbortSignal) => {
    const url = completionsUrl(address);
    const messages = conversation.map(({ role, text }) => ({ role: roles[role], content: text }));
    let response: Response;
    try {
      response = await fetchAnswer(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(key !== '' && { Authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ model, messages }),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal,
      });
    } catch {
      signal.throwIfAborted();
      throw new AssistantError(
        `${url.host} cannot be reached. It must be running, and allow this page’s origin (CORS).`,
      );
    }
    if (!response.ok) throw new AssistantError(`${url.host} answered with ${response.status}.`);
    return readAnswer(await response.json().catch(() => undefined), url.host);
  };
}

function readAnswer(body: unknown, host: string): string {
  const content = (body as Completion | undefined)?.choices?.[0]?.message?.content;
  if (typeof content === 'string' && content.trim() !== '') return content;
  throw new AssistantError(`${host} answered, but not with a chat completion.`);
}
