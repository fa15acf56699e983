import { unmaskLookAlikes } from './unmask-look-alikes.ts';

/** `b o m b`, `b.o.m.b`: at least four single letters with the same separator. */
const spelledOut = /(?<![\p{L}\p{N}])\p{L}(?:([ ._*-])\p{L})(?:\1\p{L}){2,}(?![\p{L}\p{N}])/gu;

const letterOfSign: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};
const sign = /(?<=\p{Script=Latin})[013457@$]{1,2}(?=\p{Script=Latin})/gu;
/** A run of letters and signs, such as `b0mb`. A digit that stands for no letter, as in hashes, ends none. */
const run = /(?<!\p{N})\p{Script=Latin}[\p{Script=Latin}013457@$]*\p{Script=Latin}(?!\p{N})/gu;
const address = /:\/\/|@[^@]*\./;

function readSigns(letters: string): string {
  const count = letters.match(/\p{L}/gu)?.length ?? 0;
  return letters.length - count > count / 2 || /\d{3}/.test(letters)
    ? letters
    : letters.replace(sign, (found) =>
        Array.from(found, (one) => letterOfSign[one] ?? one).join(''),
      );
}

/** Letters in the place of digits and signs in words; links and mail addresses stay. */
function undoLeet(text: string): string {
  return text.replace(/\S+/g, (word) => (address.test(word) ? word : word.replace(run, readSigns)));
}

/** A text with look-alikes of other scripts, letters spelled out one by one and digits for letters written as words. */
export function undoSpellingTricks(text: string): string {
  const joined = unmaskLookAlikes(text).replace(spelledOut, (letters) =>
    letters.replace(/[ ._*-]/g, ''),
  );
  return undoLeet(joined);
}
