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
/** A run of letters and signs, such as `4cc0unt5`. Digits that stand for no letter, as in hashes, leave none. */
const run = /(?<![\p{L}\p{N}@$])[\p{Script=Latin}013457@$]+(?![\p{L}\p{N}@$])/gu;
const sign = /[013457@$]/g;
const signInside = /\p{Script=Latin}[013457@$]{1,2}\p{Script=Latin}/u;
const address = /:\/\/|@[^@]*\./;

/** Whether a run is a word with signs in it, by itself: `mp3`, `2nd` and `covid19` have theirs at the ends alone. */
function isDisguised(letters: string): boolean {
  const signs = letters.match(sign)?.length ?? 0;
  return signInside.test(letters) && signs * 2 <= letters.length && !/\d{3}/.test(letters);
}

function readSigns(letters: string): string {
  return letters.replaceAll('11', 'll').replace(sign, (one) => letterOfSign[one] ?? one);
}

/** What a run stands for where others are disguised for certain: then signs at the ends are letters, and `1` is I. */
function readAmongOthers(letters: string): string {
  if (letters === '1') return 'I';
  return /\p{L}/u.test(letters) && !/\d{5}/.test(letters) ? readSigns(letters) : letters;
}

/** Letters in the place of digits and signs in words; links and mail addresses stay. */
export function undoLeetspeak(text: string): string {
  const words = text.match(/\S+/g)?.filter((word) => !address.test(word)) ?? [];
  const disguised = words.flatMap((word) => word.match(run) ?? []).filter(isDisguised);
  if (disguised.length === 0) return text;
  const read = (letters: string) => (isDisguised(letters) ? readSigns(letters) : letters);
  const readRun = disguised.length > 1 ? readAmongOthers : read;
  return text.replace(/\S+/g, (word) =>
    address.test(word) ? word : word.replace(run, (letters) => readRun(letters)),
  );
}
