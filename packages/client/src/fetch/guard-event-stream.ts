import type { Verdict } from '@guarded-chat/policy';
import type { ChatGuard, ChatGuardOptions } from '../chat/chat-guard.ts';
import { guardParts } from '../chat/guard-parts.ts';
import { mapStream } from '../chat/map-stream.ts';
import type { Chat } from '../chat/read-chat.ts';
import { streamGenerator } from '../chat/stream-generator.ts';
import { toVerdictJson } from '../formats/verdict-json.ts';
import { ServerSentEvents } from '../stream/server-sent-events.ts';
import { type CompletionChunk, chunkText, splitChunk } from './completion-chunk.ts';

const END = 'data: [DONE]\n\n';

/** The chunks of a response up to `[DONE]`, whether the connection ends there or not. */
function readChunks(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): ReadableStream<CompletionChunk> {
  const decoder = new TextDecoder();
  const events = new ServerSentEvents();
  let isDone = false;
  const read = (data: readonly string[]): CompletionChunk[] => {
    const end = data.indexOf('[DONE]');
    isDone = end >= 0;
    return (isDone ? data.slice(0, end) : data).flatMap(splitChunk);
  };
  return mapStream(body, {
    map: (bytes) => read(events.push(decoder.decode(bytes, { stream: true }))),
    end: () => read([...events.push(decoder.decode()), ...events.end()]),
    isOver: () => isDone,
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
  const encoder = new TextEncoder();
  async function* writeEvents(
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
    let last: Partial<CompletionChunk> = {};
    const chunks = mapStream(readChunks(body), {
      map: (chunk) => {
        last = chunk;
        return [chunk];
      },
    });
    const options = { conversation, signal, probe, onVerdict };
    for await (const event of guardParts(guard, chunks, chunkText, options)) {
      if (event.kind === 'part') yield encoder.encode(writeEvent(event.part));
      else if (event.verdict.action === 'block') {
        const end = writeEvent(blockedChunk(last, event.verdict, blockedText));
        yield encoder.encode(end + END);
        return;
      }
    }
    yield encoder.encode(END);
  }
  return streamGenerator(writeEvents, outerSignal);
}
