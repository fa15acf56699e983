import type { Conversation } from '@guarded-chat/policy';
import { type CompleteProbePlan, type ProbePlan, readProbePlan } from './read-probe-plan.ts';
import { assertSource, type StreamSource } from './stream-source.ts';

/** What a guarded stream takes. */
export interface GuardStreamOptions {
  /** What was said before, oldest turn first: it ends with the user's turn that the stream answers. */
  readonly conversation: Conversation;
  /** Stops the stream and tells the source; the stream then throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** How often the text is checked while it comes. */
  readonly probe?: ProbePlan | undefined;
}

/** What a guarded stream is made from, with nothing left out. */
export interface StreamRequest extends GuardStreamOptions {
  readonly probe: CompleteProbePlan;
}

/**
 * Reads what a guarded stream is to be made from.
 * @returns All of it, with a conversation that no longer changes.
 * @throws TypeError for a source or an option that is none; the message names it.
 */
export function readStreamRequest(
  source: StreamSource,
  options: GuardStreamOptions,
): StreamRequest {
  const probe = readProbePlan(options.probe);
  // A copy: many hosts write the answer into the same array while it comes.
  const conversation = options.conversation?.map(({ role, text }) => ({ role, text }));
  if (conversation?.at(-1)?.role !== 'user') {
    throw new TypeError('conversation: must end with the turn of the user that is answered');
  }
  assertSource(source);
  return { ...options, conversation, probe };
}
