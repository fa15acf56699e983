import {
  type Conversation,
  type GuardProtocol,
  type GuardTask,
  type TextSpan,
  textViews,
} from '@guarded-chat/policy';
import type { ModelTokenizer } from '../model/model-tokenizer.ts';

/**
 * The turns that a model is shown of a conversation: one whose answer is read off its slots is made for a message
 * alone, and for an answer behind its message.
 */
export function shownTurns(
  conversation: Conversation,
  task: GuardTask,
  { answer }: GuardProtocol,
): Conversation {
  if (answer.form === 'generated') return conversation;
  return conversation.slice(task === 'prompt-classification' ? -1 : -2);
}

/** What was judged of a text. */
export interface JudgedParts {
  /** The windows of the text, in UTF-16 code units; undefined where they cannot be told: then it is said that all was. */
  readonly windows: readonly TextSpan[] | undefined;
  /** What else the text reads like or encodes, judged as well. */
  readonly readings: readonly string[];
  /** Tokens that the model is shown of the turn before, when that has more; undefined when it sees all of it. */
  readonly contextTokens: number | undefined;
}

/**
 * Tells what the engine judges of the last turn.
 * @param tokenizer - Of the model that judged it; undefined when it is not at hand.
 */
export function judgedParts(
  turns: Conversation,
  tokenizer: ModelTokenizer | undefined,
): JudgedParts {
  const text = turns.at(-1)?.text ?? '';
  const before = turns.at(-2)?.text.trim() ?? '';
  const window = tokenizer?.window;
  const isCut = window && tokenizer.count(before) > window.contextTokens;
  return {
    windows: tokenizer && findWindows(text, tokenizer),
    readings: textViews(text).slice(1),
    contextTokens: isCut ? window.contextTokens : undefined,
  };
}

/** The windows are of the text as a prompt has it, without white space around it. */
function findWindows(text: string, { windowsOf }: ModelTokenizer): readonly TextSpan[] | undefined {
  const offset = text.length - text.trimStart().length;
  return windowsOf(text.trim())?.map(({ start, end }) => ({
    start: start + offset,
    end: end + offset,
  }));
}

/** How many parts were judged, in words. */
export function describeParts({ windows, readings }: JudgedParts): string {
  const parts =
    windows === undefined
      ? 'all of it'
      : windows.length === 1
        ? 'one window'
        : `${windows.length} windows, the worst counts`;
  if (readings.length === 0) return parts;
  return `${parts}, and what it reads like${readings.length > 1 ? ' and encodes' : ''}`;
}
