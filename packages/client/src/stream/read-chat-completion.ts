import { ServerSentEvents } from './server-sent-events.ts';
import { readBody } from './stream-source.ts';

/** The parts of a `chat.completion.chunk` that carry text. */
interface CompletionChunk {
  readonly choices?: readonly {
    readonly index?: number;
    readonly delta?: { readonly content?: string | null } | null;
  }[];
  readonly error?: unknown;
}

function parseChunk(data: string): CompletionChunk {
  try {
    return JSON.parse(data) as CompletionChunk;
  } catch {
    throw new Error('The answer stream has an event that is not JSON; expected chat completions.');
  }
}

/** The text in an event's data; empty when it has none. @throws Error when it is no chunk, or reports an error. */
function readContent(data: string): string {
  const { choices = [], error } = parseChunk(data);
  if (error !== undefined) throw new Error('The server ended the answer stream with an error.');
  return choices.find(({ index = 0 }) => index === 0)?.delta?.content ?? '';
}

function createContentReader(): TransformStream<string, string> {
  const events = new ServerSentEvents();
  let hasEvents = false;
  const give = (
    data: readonly string[],
    controller: TransformStreamDefaultController<string>,
  ): void => {
    for (const event of data) {
      hasEvents = true;
      if (event === '[DONE]') {
        controller.terminate();
        return;
      }
      const content = readContent(event);
      if (content !== '') controller.enqueue(content);
    }
  };
  return new TransformStream({
    transform: (piece, controller) => give(events.push(piece), controller),
    flush: (controller) => {
      give(events.end(), controller);
      // A server that knows no streams answers with one JSON object: that is no empty answer.
      if (!hasEvents) throw new Error('The response has no events; ask the server for a stream.');
    },
  });
}

/**
 * The text of a streamed chat completion, as OpenAI's API and the many servers that follow it send it: server-sent
 * events with `choices[0].delta.content`, ended by `[DONE]`. Of several choices the first is read.
 * @returns A stream that fails when the server reports an error in the midst of it, or sends what is no completion.
 * @throws TypeError when the response has a status other than 2xx, or no body.
 * Source: OpenAI API reference, "Chat completion chunk".
 */
export function readChatCompletion(response: Response): ReadableStream<string> {
  return readBody(response).pipeThrough(new TextDecoderStream()).pipeThrough(createContentReader());
}
