import { stripMarkup } from './strip-markup.ts';
import { undoLeetspeak } from './undo-leetspeak.ts';
import { unmaskLookAlikes } from './unmask-look-alikes.ts';

/** `b o m b`, `b.o.m.b`: at least four single letters with the same separator. */
const spelledOut = /(?<![\p{L}\p{N}])\p{L}(?:([ ._*-])\p{L})(?:\1\p{L}){2,}(?![\p{L}\p{N}])/gu;

/**
 * A text with look-alikes of other scripts, letters spelled out one by one, words in Markdown's marks and digits for
 * letters written as words.
 */
export function undoSpellingTricks(text: string): string {
  const joined = unmaskLookAlikes(text).replace(spelledOut, (letters) =>
    letters.replace(/[ ._*-]/g, ''),
  );
  return undoLeetspeak(stripMarkup(joined));
}
