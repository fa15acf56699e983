import { type CheckAnswer, guardStream } from '@guarded-chat/client';
import type { Conversation, Verdict } from '@guarded-chat/policy';

/** A verdict on an answer so far, and the conversation that it is on. */
interface JudgedPart {
  readonly conversation: Conversation;
  readonly verdict: Verdict;
}

/** What following an answer needs. */
export interface FollowHost {
  /** Judges a conversation that ends with the answer so far. */
  readonly check: CheckAnswer;
  /** More of the answer is judged, and may be shown as far as the verdict's action lets it. */
  readonly onRelease: (text: string, part: JudgedPart) => void;
}

/** How an answer ended. */
export interface FollowedAnswer {
  /** What was released. */
  readonly text: string;
  /** The verdict with the strongest action; undefined when there was nothing to judge. */
  readonly part: JudgedPart | undefined;
  /** The rest was held back, and the source told to stop. */
  readonly isCut: boolean;
}

/**
 * Guards an answer that comes in pieces. Of one that is cut, nothing stays that a person would have had to ask for.
 * @throws What the source throws; `signal.reason` when aborted.
 */
export async function followAnswer(
  source: ReadableStream<string>,
  asked: Conversation,
  signal: AbortSignal,
  { check, onRelease }: FollowHost,
): Promise<FollowedAnswer> {
  const judged = new Map<Verdict, Conversation>();
  const partOf = (verdict: Verdict) => {
    const conversation = judged.get(verdict);
    return conversation && { conversation, verdict };
  };
  const checkPart: CheckAnswer = async (conversation, limited) => {
    const verdict = await check(conversation, limited);
    judged.set(verdict, conversation);
    return verdict;
  };
  let text = '';
  let isWarned = false;
  let last: Verdict | undefined;
  for await (const event of guardStream(checkPart, source, { conversation: asked, signal })) {
    last = event.verdict;
    if (event.kind === 'verdict') continue;
    text += event.text;
    isWarned ||= event.verdict.action === 'warn';
    const part = partOf(event.verdict);
    if (part) onRelease(text, part);
  }
  const isCut = last?.action === 'block';
  return { text: isCut && isWarned ? '' : text, part: last && partOf(last), isCut };
}
