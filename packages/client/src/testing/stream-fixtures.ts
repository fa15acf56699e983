import type { Conversation } from '@guarded-chat/policy';
import type { AssessOutcome, AssessRequest } from '@guarded-chat/protocol';
import type { GuardStreamEvent } from '../stream/stream-events.ts';
import { createAssessment } from './fixtures.ts';

/** What the streams of the tests answer. */
export const question: Conversation = [{ role: 'user', text: 'When do I plant beans?' }];

/** A stream of which a test has the pieces, and sees how it is read. */
export interface ScriptedSource extends AsyncIterable<string> {
  /** Pieces that were asked for. */
  readonly reads: number;
  readonly isCanceled: boolean;
}

/** A source that gives its pieces one by one, and then ends as it is told: `stall` waits for ever. */
export function createSource(
  pieces: readonly string[],
  end: 'close' | 'stall' | Error = 'close',
): ScriptedSource {
  let reads = 0;
  let isCanceled = false;
  return {
    get reads() {
      return reads;
    },
    get isCanceled() {
      return isCanceled;
    },
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        reads += 1;
        const value = pieces[reads - 1];
        if (value !== undefined) return { done: false, value };
        if (end === 'stall') return new Promise(() => {});
        if (end !== 'close') throw end;
        return { done: true, value: undefined };
      },
      return: async () => {
        isCanceled = true;
        return { done: true, value: undefined };
      },
    }),
  };
}

/** Finds answers unsafe that have the word. */
export function findUnsafe(word: string): (request: AssessRequest) => Promise<AssessOutcome> {
  return async ({ task, conversation }) => {
    const isUnsafe = conversation.at(-1)?.text.includes(word) === true;
    return { ok: true, assessment: createAssessment(task, isUnsafe ? 0.9 : 0.1) };
  };
}

/** All of a guarded stream: the text that it released, and its last event. */
export async function collect(
  events: AsyncIterable<GuardStreamEvent>,
): Promise<{ released: string; last: GuardStreamEvent | undefined; kinds: string[] }> {
  let released = '';
  let last: GuardStreamEvent | undefined;
  const kinds: string[] = [];
  for await (const event of events) {
    if (event.kind === 'release') released += event.text;
    kinds.push(event.kind);
    last = event;
  }
  return { released, last, kinds };
}
