import { estimateTokens } from './estimate-tokens.ts';
import type { CompleteProbePlan } from './read-probe-plan.ts';

/** A growing text: what has come, and how much of it has been judged. */
export interface GrowingText {
  readonly text: string;
  /** End of what was judged, in UTF-16 code units. */
  readonly judgedEnd: number;
  /** Whether no more will come. */
  readonly isComplete: boolean;
}

// The rules for sentences are nearly the same in all languages, and those for scripts are in all of them.
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** End of the last sentence in a text that is surely over: something has come after it. 0 when there is none. */
function lastSentenceEnd(text: string): number {
  let end = 0;
  for (const { index } of sentences.segment(text)) end = index;
  return end;
}

/** Where to cut a text that has no end yet: at its last white space, if that is in the second half, or at its end. */
function lastCut(text: string): number {
  const space = text.search(/\s\S*$/) + 1;
  if (space > text.length / 2) return space;
  // Half of a surrogate pair is no character: its other half is still to come.
  return /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;
}

function findEnd({ text, judgedEnd, isComplete }: GrowingText, plan: CompleteProbePlan): number {
  if (isComplete) return text.length;
  const waiting = text.slice(judgedEnd);
  const { everyTokens, atSentenceEnds } = plan;
  const sentenceEnd = atSentenceEnds ? lastSentenceEnd(waiting) : 0;
  if (estimateTokens(waiting.slice(0, sentenceEnd)) >= everyTokens / 4) {
    return judgedEnd + sentenceEnd;
  }
  return estimateTokens(waiting) >= everyTokens ? judgedEnd + lastCut(waiting) : judgedEnd;
}

/**
 * Where a growing text should be judged now: everything before that place, in one check.
 *
 * It is the last place that qualifies, so that a slow check is followed by one that catches up; and places keep a
 * distance in proportion to `everyTokens`, so that the number of checks is linear in the text.
 * @returns The end of the text to judge, in UTF-16 code units; undefined when it is too early, or there is nothing but
 * white space.
 */
export function planProbe(growing: GrowingText, plan: CompleteProbePlan): number | undefined {
  const end = findEnd(growing, plan);
  const isNew = end > growing.judgedEnd;
  return isNew && /\S/.test(growing.text.slice(0, end)) ? end : undefined;
}
