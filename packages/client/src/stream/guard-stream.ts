import type { Conversation, Verdict } from '@guarded-chat/policy';
import { GuardError } from '../guard-error.ts';
import { loadPart } from '../load-part.ts';
import { untilAborted } from '../until-aborted.ts';
import {
  type GuardStreamOptions,
  readStreamRequest,
  type StreamRequest,
} from './read-stream-request.ts';
import type { releaseJudged } from './release-judged.ts';
import type { GuardStreamEvent } from './stream-events.ts';
import { isResponse, type StreamSource } from './stream-source.ts';

/** Judges a conversation that ends with the agent's answer so far. */
export type CheckAnswer = (conversation: Conversation, signal: AbortSignal) => Promise<Verdict>;

/** What guards, as its file exports it. */
interface StreamCode {
  readonly releaseJudged: typeof releaseJudged;
}

const importCode = (): Promise<StreamCode> => import('./release-judged.ts');

/** Tells a source that nobody will read it; one that has not been started needs no word. */
function cancelSource(source: StreamSource): void {
  const stream = isResponse(source) ? source.body : source;
  if (stream && 'cancel' in stream) stream.cancel().catch(() => undefined);
}

/** `guardStream` with a request that was read. @param importStreamCode - Gives the code that guards. */
export async function* guardRequest(
  check: CheckAnswer,
  source: StreamSource,
  request: StreamRequest,
  importStreamCode: () => Promise<StreamCode> = importCode,
): AsyncGenerator<GuardStreamEvent, void, undefined> {
  let code: StreamCode;
  try {
    code = await untilAborted(loadPart(importStreamCode()), request.signal);
  } catch (error) {
    cancelSource(source);
    if (!(error instanceof GuardError)) throw error;
    // Nothing can be judged piece by piece: whatever the policy lets pass unchecked, this stays held.
    const { kind, message } = error;
    const reason = { kind, message };
    yield { kind: 'verdict', verdict: { status: 'unchecked', action: 'block', reason } };
    return;
  }
  yield* code.releaseJudged(check, source, request);
}

/**
 * Guards an answer while it comes: yields text only when everything up to its end has been judged, and ends with a
 * verdict. At most one check runs at a time; what comes in the meantime waits, and the source is not read far ahead of
 * it. When all is safe, the releases joined are the source, to the character.
 *
 * A `block`, unsafe or unchecked, ends the stream: the source is told to stop, and nothing more is released. `warn` and
 * `log` release the text and are reported, as the policy says. The last check is always on the whole text.
 *
 * The code for it is loaded with the first answer; where it cannot be had, the answer is unchecked and blocked.
 * @param check - Judges the answer so far; every check begins with the text of the one before.
 * @throws TypeError, at once, for a source or an option that is none. While the stream is read: what the source throws,
 * after everything that was judged until then is released; `signal.reason` on abort.
 */
export function guardStream(
  check: CheckAnswer,
  source: StreamSource,
  options: GuardStreamOptions,
): AsyncGenerator<GuardStreamEvent, void, undefined> {
  return guardRequest(check, source, readStreamRequest(source, options));
}
