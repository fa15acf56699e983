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

/** The plain letter or digit that a character dresses up; itself when it stands for something else, like a unit. */
function undress(character: string): string {
  const plain = character.normalize('NFKC');
  return /^[\p{L}\p{N}]$/u.test(plain) ? plain : character;
}

/**
 * A text with its invisible characters taken out or, where they are a hidden copy of letters, written out; with plain
 * letters for those in fancy dress, and without heaps of marks.
 */
export function uncoverCharacters(text: string): string {
  const visible = text
    .replace(tags, readTags)
    .replace(invisible, '')
    .replace(joiner, '')
    .replace(dressedLetter, undress);
  // Composing takes the marks that letters can carry; what is then left over them is decoration.
  const composed = visible.normalize('NFC');
  return composed.search(looseMarks) < 0 ? visible : composed.replace(looseMarks, '');
}
