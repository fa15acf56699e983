import type { Verdict } from '@guarded-chat/policy';
import type { ChatGuard, ChatGuardOptions } from '../chat/chat-guard.ts';
import { guardParts } from '../chat/guard-parts.ts';
import type { Chat } from '../chat/read-chat.ts';
import { streamGenerator } from '../chat/stream-generator.ts';
import { toVerdictJson } from '../formats/verdict-json.ts';
import { ServerSentEvents } from '../stream/server-sent-events.ts';
import { type CompletionChunk, chunkText, splitChunk } from './completion-chunk.ts';

const END = 'data: [DONE]\n\n';

function readChunks(): TransformStream<string, CompletionChunk> {
  const events = new ServerSentEvents();
  const give = (
    data: readonly string[],
    controller: TransformStreamDefaultController<CompletionChunk>,
  ): void => {
    for (const event of data) {
      if (event === '[DONE]') {
        controller.terminate();
        return;
      }
      for (const chunk of splitChunk(event)) controller.enqueue(chunk);
    }
  };
  return new TransformStream({
    transform: (piece, controller) => give(events.push(piece), controller),
    flush: (controller) => give(events.end(), controller),
  });
}

function writeEvent(chunk: object): string {
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

/** The chunk that ends a blocked answer: of the same completion as the ones before it. */
function blockedChunk(
  { id, created, model }: Partial<CompletionChunk>,
  verdict: Verdict,
  blockedText: string,
): object {
  const delta = blockedText === '' ? {} : { content: blockedText };
  return {
    id,
    object: 'chat.completion.chunk',
    created,
    model,
    choices: [{ index: 0, delta, finish_reason: 'content_filter' }],
    guarded_chat: toVerdictJson(verdict),
  };
}

/**
 * The events of a streamed chat completion, guarded: those with text come when it has been judged, cut where it was
 * judged, the others in their place. A block ends them with a chunk whose `finish_reason` is `content_filter`.
 * @param body - Of the server's response.
 * @returns Server-sent events, ended by `[DONE]`.
 */
export function guardEventStream(
  guard: ChatGuard,
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  { conversation }: Chat,
  { onVerdict, probe, blockedText = '' }: ChatGuardOptions,
  outerSignal: AbortSignal | undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  async function* writeEvents(signal: AbortSignal): AsyncGenerator<string, void, undefined> {
    let last: Partial<CompletionChunk> = {};
    const chunks = body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(readChunks())
      .pipeThrough(
        new TransformStream<CompletionChunk, CompletionChunk>({
          transform: (chunk, controller) => {
            last = chunk;
            controller.enqueue(chunk);
          },
        }),
      );
    const options = { conversation, signal, probe, onVerdict };
    for await (const event of guardParts(guard, chunks, chunkText, options)) {
      if (event.kind === 'part') yield writeEvent(event.part);
      else if (event.verdict.action === 'block') {
        yield writeEvent(blockedChunk(last, event.verdict, blockedText)) + END;
        return;
      }
    }
    yield END;
  }
  return streamGenerator(writeEvents, outerSignal).pipeThrough(new TextEncoderStream());
}
