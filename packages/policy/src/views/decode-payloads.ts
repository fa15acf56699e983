const base64 = /(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/=_-])/g;
const hex = /(?<![0-9A-Za-z])(?:0x)?(?:[0-9a-f]{2}[ :]?){7,}[0-9a-f]{2}(?![0-9A-Za-z])/gi;
const percent = /(?:%[0-9a-f]{2}){3,}/gi;
const entity = /&(?:#(\d{2,7})|#x([0-9a-f]{2,6})|(lt|gt|amp|quot|apos|nbsp));/gi;
const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * Text of UTF-8 bytes that a person could have written: words, not data. Undefined otherwise.
 * @param bytes - Two hexadecimal digits each.
 */
function readWords(bytes: readonly string[]): string | undefined {
  try {
    // The language's own reader of UTF-8: it refuses what is none.
    const text = decodeURIComponent(bytes.map((byte) => `%${byte}`).join(''));
    const letters = text.match(/[\p{L}\p{M}\s]/gu)?.length ?? 0;
    const isWords = letters / Array.from(text).length >= 0.8 && /\p{L}{2}/u.test(text);
    return isWords && !/\p{Cc}/u.test(text.trim()) ? text : undefined;
  } catch {
    return undefined;
  }
}

function bytesOfHex(digits: string): readonly string[] {
  return digits.replace(/^0x|[ :%]/gi, '').match(/../g) ?? [];
}

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function bytesOfBase64(code: string): readonly string[] {
  const digits = code.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const bits = Array.from(digits, (digit) =>
    base64Alphabet.indexOf(digit).toString(2).padStart(6, '0'),
  ).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0'));
}

/** Puts words in the place of what encodes them; what encodes no words stays. */
function replaceEncoded(
  text: string,
  pattern: RegExp,
  read: (code: string) => readonly string[],
): string {
  return text.replace(pattern, (code) => readWords(read(code)) ?? code);
}

function readEntity(whole: string, decimal?: string, sixteen?: string, name?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole;
  const point = decimal === undefined ? Number.parseInt(sixteen ?? '', 16) : Number(decimal);
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}

/** The most frequent words of English: a text has some of them, its mirror image or its rotation none. */
const frequent = new Set(
  'the and you that for are with this have not how what can from your they was will about make get who when where why which best way tell write give explain help find without while after into out all has his her our them their does should there people'.split(
    ' ',
  ),
);

function countFrequent(text: string): number {
  return (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((one) => frequent.has(one)).length;
}

function rotate13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0);
    const first = code < 97 ? 65 : 97;
    return String.fromCharCode(first + ((code - first + 13) % 26));
  });
}

/** A text written backwards or rotated by 13 letters, the right way round; any other as it is. */
function turnRound(text: string): string {
  if (countFrequent(text) > 0) return text;
  const turned = [Array.from(text).toReversed().join(''), rotate13(text)];
  return turned.find((one) => countFrequent(one) >= 2) ?? text;
}

/**
 * A text with the words that it carries in base64, hexadecimal, percent signs or HTML entities in their place, and
 * the right way round when it is written backwards or in ROT13. A text that encodes no words is given back as it is.
 */
export function decodePayloads(text: string): string {
  let decoded = text.replace(entity, readEntity);
  decoded = replaceEncoded(decoded, percent, bytesOfHex);
  decoded = replaceEncoded(decoded, hex, bytesOfHex);
  decoded = replaceEncoded(decoded, base64, bytesOfBase64);
  return turnRound(decoded);
}
