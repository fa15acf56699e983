import type { Guard } from '@guarded-chat/client';
import type { DeepChat } from 'deep-chat';

type RequestInterceptor = NonNullable<DeepChat['requestInterceptor']>;
type ResponseInterceptor = NonNullable<DeepChat['responseInterceptor']>;

/** What is read of the body of a request. */
interface ChatBody {
  readonly messages: readonly { readonly text?: string }[];
}

/**
 * Interceptors for a deep-chat: they let a message go to the service, and an answer into the chat, when the guard has
 * judged it. A message that is held stays in the chat, with a word about it.
 * @param guard - Messages wait for it; when it cannot be had, none is sent.
 */
export function createInterceptors(guard: Promise<Guard>): {
  readonly guardRequest: RequestInterceptor;
  readonly guardResponse: ResponseInterceptor;
} {
  let asked = '';

  const guardRequest: RequestInterceptor = async (request) => {
    const { messages } = request.body as ChatBody;
    asked = messages.at(-1)?.text ?? '';
    const verdict = await judge(async () => (await guard).check(asked));
    return verdict === 'block' ? { error: 'Not sent: this message was held.' } : request;
  };

  const guardResponse: ResponseInterceptor = async (response: { readonly text: string }) => {
    const verdict = await judge(async () =>
      (await guard).check([
        { role: 'user', text: asked },
        { role: 'agent', text: response.text },
      ]),
    );
    return verdict === 'block' ? { text: 'This answer is held back.' } : response;
  };

  return { guardRequest, guardResponse };
}

/** What the policy says to do; without a guard, to block. */
async function judge(check: () => ReturnType<Guard['check']>): Promise<string> {
  try {
    return (await check()).action;
  } catch {
    return 'block';
  }
}
