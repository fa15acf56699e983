import type { Guard } from '@guarded-chat/client';
import type { ChatTransport, UIMessage, UIMessageChunk } from 'ai';

const answer = 'Thank you. The garden club meets on Thursday at six. Bring gloves!';

/** The text of a message, its parts joined. */
export function readText({ parts }: UIMessage): string {
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

/** The answer, word by word, as a model would give it. */
function generateWords(): ReadableStream<string> {
  return new ReadableStream({
    start(controller) {
      for (const word of answer.split(/(?<= )/)) controller.enqueue(word);
      controller.close();
    },
  });
}

/** Wraps text into the chunks that the AI SDK puts together to a message. */
function toMessageChunks(): TransformStream<string, UIMessageChunk> {
  const id = 'answer';
  return new TransformStream({
    start(controller) {
      controller.enqueue({ type: 'start' });
      controller.enqueue({ type: 'text-start', id });
    },
    transform(delta, controller) {
      controller.enqueue({ type: 'text-delta', id, delta });
    },
    flush(controller) {
      controller.enqueue({ type: 'text-end', id });
      controller.enqueue({ type: 'finish' });
    },
  });
}

/** What stands in for a server: it gives the same answer to everything, guarded as it comes. */
export class ScriptedTransport implements ChatTransport<UIMessage> {
  readonly #loadGuard: () => Promise<Guard>;

  constructor(loadGuard: () => Promise<Guard>) {
    this.#loadGuard = loadGuard;
  }

  async sendMessages({
    messages,
    abortSignal,
  }: Parameters<ChatTransport<UIMessage>['sendMessages']>[0]): Promise<
    ReadableStream<UIMessageChunk>
  > {
    const guard = await this.#loadGuard();
    const conversation = messages.map((message) => ({
      role: message.role === 'assistant' ? ('agent' as const) : ('user' as const),
      text: readText(message),
    }));
    return generateWords()
      .pipeThrough(guard.createGuardTransform({ conversation, signal: abortSignal }))
      .pipeThrough(toMessageChunks());
  }

  reconnectToStream(): Promise<null> {
    return Promise.resolve(null);
  }
}
