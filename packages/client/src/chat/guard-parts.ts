import type { Conversation, Verdict } from '@guarded-chat/policy';
import type { ChatGuard, ChatGuardOptions } from './chat-guard.ts';
import { mapStream } from './map-stream.ts';
import { HeldParts, type PartText } from './held-parts.ts';

/** What a guarded stream of parts yields: any number of parts, then one verdict. */
export type GuardedPartEvent<Part> =
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'verdict'; readonly verdict: Verdict };

/** What a guarded stream of parts takes. */
export interface GuardPartsOptions extends Pick<ChatGuardOptions, 'onVerdict' | 'probe'> {
  /** Ends with the user's turn that the stream answers. */
  readonly conversation: Conversation;
  readonly signal: AbortSignal;
}

/** The beginning of a text that a verdict is about: what its assessment covers. */
function judgedPart(text: string, verdict: Verdict): string {
  if (verdict.status === 'unchecked') return text;
  return text.slice(0, Math.max(...verdict.assessment.spans.map(({ end }) => end)));
}

/**
 * Guards an answer that comes in parts of many kinds, such as text, calls of tools and the report of its end: each
 * passes once all text up to it has been judged. A block ends the stream, and cancels the source.
 * @throws While it is read: what the source throws, and `signal.reason` on abort.
 */
export async function* guardParts<Part>(
  guard: ChatGuard,
  parts: ReadableStream<Part>,
  partText: PartText<Part>,
  { conversation, signal, probe, onVerdict }: GuardPartsOptions,
): AsyncGenerator<GuardedPartEvent<Part>, void, undefined> {
  const held = new HeldParts(partText);
  let text = '';
  const texts = mapStream(parts, {
    map: (part) => {
      const piece = held.push(part);
      text += piece;
      return piece === '' ? [] : [piece];
    },
  });
  const events = guard.guardStream(texts, { conversation, signal, probe });
  for await (const event of events) {
    if (event.kind === 'release') {
      for (const part of held.take(event.text.length)) yield { kind: 'part', part };
      continue;
    }
    const { verdict } = event;
    const task = 'response-classification';
    onVerdict?.({ task, verdict, text: judgedPart(text, verdict), policy: guard.policy });
    if (verdict.action !== 'block') {
      for (const part of held.take(0)) yield { kind: 'part', part };
    }
    yield { kind: 'verdict', verdict };
  }
}
