/**
 * Letters of other scripts that pass for Latin ones, in pairs of look-alike and Latin letter.
 * Source: the letters' shapes in common fonts; Unicode Technical Standard 39 keeps the full list of confusables.
 */
const pairs: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  һ: 'h',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
  г: 'r',
  п: 'n',
  ѵ: 'v',
  ё: 'e',
  ї: 'i',
  ӏ: 'l',
  ь: 'b',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  І: 'I',
  Ј: 'J',
  Ѕ: 'S',
  // Greek
  α: 'a',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  μ: 'u',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  γ: 'y',
  σ: 'o',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  // Armenian, and Latin letters of phonetic alphabets
  օ: 'o',
  ս: 'u',
  հ: 'h',
  ո: 'n',
  ց: 'g',
  զ: 'q',
  ɑ: 'a',
  ɡ: 'g',
  ı: 'i',
  ɩ: 'i',
  ʟ: 'l',
  ɴ: 'n',
  ʀ: 'r',
  ʏ: 'y',
  ᴀ: 'a',
  ʙ: 'b',
  ᴄ: 'c',
  ᴅ: 'd',
  ᴇ: 'e',
  ꜰ: 'f',
  ɢ: 'g',
  ʜ: 'h',
  ɪ: 'i',
  ᴊ: 'j',
  ᴋ: 'k',
  ᴍ: 'm',
  ᴏ: 'o',
  ᴘ: 'p',
  ꜱ: 's',
  ᴛ: 't',
  ᴜ: 'u',
  ᴠ: 'v',
  ᴡ: 'w',
  ᴢ: 'z',
};

const word = /[\p{L}\p{M}]+/gu;
const plainLatin = /[a-z]/i;
const phonetic = /[ɑɡɩʟɴʀʏᴀʙᴄᴅᴇꜰɢʜɪᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡᴢ]/u;

const isMask = (letter: string) => pairs[letter] !== undefined;
const passesForLatin = (letter: string) => plainLatin.test(letter) || isMask(letter);

/** Whether every letter of a word is Latin or passes for it, and at least one only passes. */
function isMasked(letters: readonly string[]): boolean {
  const masks = letters.filter(isMask);
  if (masks.length === 0 || !letters.every(passesForLatin)) return false;
  // A word of one foreign script alone is that script's word, unless it is made of letters that no script writes with.
  return masks.length < letters.length || phonetic.test(letters.join(''));
}

/**
 * Writes words that mix Latin letters with look-alikes of other scripts in Latin letters. Where there are such words,
 * those that are made of look-alikes alone are disguised as well; all others stay.
 */
export function unmaskLookAlikes(text: string): string {
  const words = text.match(word) ?? [];
  if (!words.some((found) => isMasked(Array.from(found)))) return text;
  return text.replace(word, (found) => {
    const letters = Array.from(found);
    return letters.every(passesForLatin)
      ? letters.map((letter) => pairs[letter] ?? letter).join('')
      : found;
  });
}
