import { guardActions, type Verdict } from '@guarded-chat/policy';
import { untilAborted } from '../until-aborted.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { CheckAnswer } from './guard-stream.ts';
import { openSource, type StreamReader } from './open-source.ts';
import { planProbe } from './plan-probe.ts';
import type { StreamRequest } from './read-stream-request.ts';
import type { GuardStreamEvent } from './stream-events.ts';
import type { StreamSource } from './stream-source.ts';

/** While a check runs, the source is read this far beyond it, in estimated tokens: about a kilobyte of English. */
const LOOK_AHEAD_TOKENS = 256;

/** What the loop waits for: none of these promises rejects. */
type Arrival =
  | { readonly kind: 'piece'; readonly text: string }
  | { readonly kind: 'end'; readonly failure?: { readonly error: unknown } }
  | { readonly kind: 'verdict'; readonly end: number; readonly verdict: Verdict }
  | { readonly kind: 'no-verdict'; readonly error: unknown };

/** An answer of white space alone, or no answer: there was nothing that could be judged, or do harm. */
const nothingToJudge: Verdict = {
  status: 'unchecked',
  action: 'log',
  reason: { kind: 'input-empty', message: 'The answer is empty: there was nothing to check.' },
};

async function readPiece(reader: StreamReader): Promise<Arrival> {
  try {
    const text = await reader.read();
    return text === undefined ? { kind: 'end' } : { kind: 'piece', text };
  } catch (error) {
    return { kind: 'end', failure: { error } };
  }
}

function stronger(before: Verdict | undefined, verdict: Verdict): Verdict {
  if (before === undefined) return verdict;
  const rankOf = ({ action }: Verdict) => guardActions.indexOf(action);
  return rankOf(before) > rankOf(verdict) ? before : verdict;
}

/** What `guardStream` does, in a file of its own: most pages need it long after they are loaded, or never. */
export async function* releaseJudged(
  check: CheckAnswer,
  source: StreamSource,
  { conversation, signal, probe: plan }: StreamRequest,
): AsyncGenerator<GuardStreamEvent, void, undefined> {
  const reader = openSource(source);
  const ended = new AbortController();
  const untilEnd = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
  let text = '';
  let judgedEnd = 0;
  let askedEnd = 0;
  let end: (Arrival & { kind: 'end' }) | undefined;
  let strongest: Verdict | undefined;
  let reading: Promise<Arrival> | undefined;
  let probing: Promise<Arrival> | undefined;

  const probe = async (until: number): Promise<Arrival> => {
    askedEnd = until;
    const answer = { role: 'agent', text: text.slice(0, until) } as const;
    try {
      const verdict = await check([...conversation, answer], untilEnd);
      return { kind: 'verdict', end: until, verdict };
    } catch (error) {
      return { kind: 'no-verdict', error };
    }
  };

  try {
    for (;;) {
      if (probing === undefined) {
        // Of a source that failed, the rest is no whole answer: what comes after the last check stays held.
        const isComplete = end !== undefined && end.failure === undefined;
        const until = planProbe({ text, judgedEnd, isComplete }, plan);
        if (until !== undefined) probing = probe(until);
      }
      const isFarAhead = () => estimateTokens(text.slice(askedEnd)) > LOOK_AHEAD_TOKENS;
      if (end === undefined && !(probing && isFarAhead())) reading ??= readPiece(reader);
      const pending = [probing, reading].filter((one) => one !== undefined);
      if (pending.length === 0) break;
      const arrival = await untilAborted(Promise.race(pending), signal);
      switch (arrival.kind) {
        case 'piece':
          reading = undefined;
          text += arrival.text;
          break;
        case 'end':
          reading = undefined;
          end = arrival;
          break;
        case 'no-verdict':
          throw arrival.error;
        default: {
          probing = undefined;
          const { verdict } = arrival;
          strongest = stronger(strongest, verdict);
          if (verdict.action === 'block') {
            yield { kind: 'verdict', verdict };
            return;
          }
          const released = text.slice(judgedEnd, arrival.end);
          judgedEnd = arrival.end;
          yield { kind: 'release', text: released, verdict };
        }
      }
    }
    if (end?.failure) throw end.failure.error;
    if (strongest === undefined && text !== '') {
      yield { kind: 'release', text, verdict: nothingToJudge };
    }
    yield { kind: 'verdict', verdict: strongest ?? nothingToJudge };
  } finally {
    ended.abort();
    if (end === undefined) reader.cancel();
  }
}
