import {
  assertChatGuardOptions,
  type ChatGuard,
  type ChatGuardOptions,
} from '../chat/chat-guard.ts';
import { checkPrompt } from '../chat/check-prompt.ts';
import { untilAborted } from '../until-aborted.ts';
import { guardEventStream } from './guard-event-stream.ts';
import { guardJsonAnswer } from './guard-json-answer.ts';
import { readChatRequest } from './read-chat-request.ts';

/** What of a request tells whether it is to be guarded. */
export interface RequestTarget {
  readonly url: URL;
  /** In capitals. */
  readonly method: string;
}

/** What `createGuardedFetch` takes. */
export interface GuardedFetchOptions extends ChatGuardOptions {
  /** Which requests are chat completions, and guarded; all others pass as they are. */
  readonly isGuarded: (request: RequestTarget) => boolean;
  /** Sends the requests. Default: the global `fetch`, as it is at the time of a request. */
  readonly fetch?: typeof fetch | undefined;
}

/** For `isGuarded`: whatever is posted to a path that ends in `/chat/completions`, on any server. */
export function isChatCompletion({ url, method }: RequestTarget): boolean {
  return method === 'POST' && /\/chat\/completions\/?$/.test(url.pathname);
}

function readTarget(input: RequestInfo | URL, init: RequestInit | undefined): RequestTarget {
  const isRequest = input instanceof Request;
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  const url = new URL(isRequest ? input.url : input, base);
  const method = init?.method ?? (isRequest ? input.method : 'GET');
  return { url, method: method.toUpperCase() };
}

/** The text of a request's body, and an `init` that sends that very text: a stream can be read only once. */
async function readBody(
  input: RequestInfo | URL,
  init: RequestInit = {},
): Promise<{ readonly body: string; readonly init: RequestInit }> {
  if (typeof init.body === 'string') return { body: init.body, init };
  const isRequest = input instanceof Request;
  const source = init.body || !isRequest ? new Response(init.body ?? null) : input.clone();
  const body = await source.text();
  const headers = new Headers(init.headers ?? (isRequest ? input.headers : undefined));
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  return { body, init: { ...init, headers, body } };
}

/** The response with another body: headers that describe the bytes of the old one do not hold any more. */
function withBody(response: Response, body: BodyInit): Response {
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  for (const name of ['content-length', 'content-encoding', 'etag', 'digest']) headers.delete(name);
  return new Response(body, { status, statusText, headers });
}

/**
 * A `fetch` that guards chat completions in the shape of OpenAI's API, for any client that takes one.
 *
 * The user's last message is judged before anything is sent; a block rejects with a GuardBlockedError, and nothing is.
 * The answer is judged before it is given, a streamed one as it comes; where it is blocked it ends with `finish_reason`
 * `content_filter`, `blockedText` and the verdict as `guarded_chat`. What is no text of the answer, such as reasoning
 * and log probabilities of a stream, is left out; calls of tools pass unjudged. Responses without success pass as they
 * are.
 * @param guard - Or the promise of one: requests wait for it, and reject when it does.
 * @returns Rejects with TypeError for a guarded request that is no chat completion or asks for several answers; with
 * Error when the answer cannot be read; otherwise as `fetch` does.
 * @throws TypeError when an option is invalid; the message names it.
 */
export function createGuardedFetch(
  guard: ChatGuard | PromiseLike<ChatGuard>,
  options: GuardedFetchOptions,
): typeof fetch {
  const { isGuarded } = options;
  if (typeof isGuarded !== 'function') {
    throw new TypeError('isGuarded: expected a function that tells which requests to guard');
  }
  assertChatGuardOptions(options);
  const send: typeof fetch = (input, init) => (options.fetch ?? globalThis.fetch)(input, init);

  return async (input, init) => {
    if (!isGuarded(readTarget(input, init))) return send(input, init);
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    signal?.throwIfAborted();
    const { body, init: sentInit } = await readBody(input, init);
    const chat = readChatRequest(body);
    const ready = await untilAborted(Promise.resolve(guard), signal);
    await checkPrompt(ready, chat, options, signal);
    const response = await send(input, sentInit);
    if (!response.ok || response.body === null) return response;
    if (response.headers.get('content-type')?.includes('text/event-stream')) {
      const events = guardEventStream(ready, response.body, chat, options, signal);
      return withBody(response, events);
    }
    const answer = await guardJsonAnswer(ready, await response.text(), chat, options, signal);
    return withBody(response, answer);
  };
}
