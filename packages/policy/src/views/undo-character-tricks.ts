import { unmaskLookAlikes } from './look-alikes.ts';

/** Invisible, and without a use inside words; joiners, variation selectors and tags are treated apart. */
const invisible =
  /(?!\u200C|\u200D|[\u{E0020}-\u{E007F}]|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu;
/** They have their uses in Persian and Indic scripts and in emoji, and none between these letters. */
const joiner =
  /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])(?:[\u200C\u200D]|\p{Variation_Selector})+/gu;
/** A hidden copy of ASCII: U+E0020 is a space, U+E0041 an A. Flags of regions use them behind a flag, and are kept out. */
const tags = /(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]*)[\u{E0020}-\u{E007E}]+/gu;
/** Full-width, mathematical, circled and other letters that stand for plain ones. */
const dressedLetter =
  /[\u2100-\u214F\u2460-\u24FF\uFF01-\uFF5E\u{1D400}-\u{1D7FF}\u{1F100}-\u{1F1E5}]/gu;
/** Marks that are left when a letter has taken those it can carry. */
const looseMarks = /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{Mn}+/gu;

function readTags(hidden: string): string {
  const points = Array.from(hidden, (tag) => (tag.codePointAt(0) ?? 0) - 0xe0000);
  return ` ${String.fromCodePoint(...points)} `;
}

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

/** The plain letter or digit that a character dresses up; itself when it stands for something else, like a unit. */
function undress(character: string): string {
  const plain = character.normalize('NFKC');
  return /^[\p{L}\p{N}]$/u.test(plain) ? plain : character;
}

/**
 * A text without the tricks that hide its words from a model: invisible characters, letters in disguise, heaps of
 * marks, letters spelled out one by one, digits for letters. A text without tricks is given back as it is.
 */
export function undoCharacterTricks(text: string): string {
  const visible = text
    .replace(tags, readTags)
    .replace(invisible, '')
    .replace(joiner, '')
    .replace(dressedLetter, undress);
  // Composing takes the marks that letters can carry; what is then left over them is decoration.
  const bare =
    visible.search(looseMarks) < 0 ? visible : visible.normalize('NFC').replace(looseMarks, '');
  const joined = unmaskLookAlikes(bare).replace(spelledOut, (letters) =>
    letters.replace(/[ ._*-]/g, ''),
  );
  return undoLeet(joined);
}
