import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import type { Conversation } from '@guarded-chat/policy';
import type { ChatGuard, ChatGuardOptions } from '../chat/chat-guard.ts';
import { guardParts } from '../chat/guard-parts.ts';
import { mapStream } from '../chat/map-stream.ts';
import { streamGenerator } from '../chat/stream-generator.ts';
import { createPartText, mayPass, OpenBlocks } from './answer-parts.ts';

/**
 * A streamed answer, guarded: each part passes once all text and reasoning up to it has been judged.
 * @param conversation - Ends with the user's turn that it answers.
 */
export function guardStreamed(
  guard: ChatGuard,
  stream: ReadableStream<LanguageModelV4StreamPart>,
  conversation: Conversation,
  options: ChatGuardOptions,
  outerSignal: AbortSignal | undefined,
): ReadableStream<LanguageModelV4StreamPart> {
  const { onVerdict, probe, blockedText = '' } = options;
  async function* giveParts(
    signal: AbortSignal,
  ): AsyncGenerator<LanguageModelV4StreamPart, void, undefined> {
    const open = new OpenBlocks();
    const parts = mapStream(stream, {
      map: (part) => (mayPass(part, options) ? [part] : []),
    });
    const guarded = { conversation, signal, probe, onVerdict };
    for await (const event of guardParts(guard, parts, createPartText(), guarded)) {
      if (event.kind === 'part') {
        open.record(event.part);
        yield event.part;
      } else if (event.verdict.action === 'block') {
        yield* open.end(event.verdict, blockedText);
      }
    }
  }
  return streamGenerator(giveParts, outerSignal);
}
