import { planChunks, type TextSpan } from '@guarded-chat/policy';
import { Tokenizer } from '@huggingface/tokenizers';

/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number;

/** How a model's package says that texts are cut, in tokens. */
export interface TokenWindow {
  readonly maxTokens: number;
  readonly overlapTokens: number;
  /** What a turn before the judged one is cut to. */
  readonly contextTokens: number;
}

/** Tells of texts what the engine makes of them for one model. */
export interface ModelTokenizer {
  readonly count: CountTokens;
  /** Undefined for a model that takes a text in one piece. */
  readonly window: TokenWindow | undefined;
  /**
   * The windows in which a text is judged, in UTF-16 code units; where one ends inside a character, it has all of it.
   * @returns Undefined when the places of this tokenizer's tokens cannot be told.
   */
  readonly windowsOf: (text: string) => readonly TextSpan[] | undefined;
}

/** UTF-8 bytes of a text before each of its code points, with the place of that in UTF-16 code units. */
function placesOf(text: string): readonly { readonly bytes: number; readonly units: number }[] {
  const places = [{ bytes: 0, units: 0 }];
  let [bytes, units] = [0, 0];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_00_00 ? 3 : 4;
    units += character.length;
    places.push({ bytes, units });
  }
  return places;
}

/**
 * Reads a tokenizer as the engine does: a text can hold no control token.
 * @param json - The package's tokenizer.json.
 * @throws Error when it is no tokenizer.
 */
export function createModelTokenizer(json: string, window?: TokenWindow): ModelTokenizer {
  const spec = JSON.parse(json) as Record<string, unknown>;
  const tokenizer = new Tokenizer({ ...spec, added_tokens: [], post_processor: null }, {});
  const encode = (text: string) => tokenizer.encode(text, { add_special_tokens: false });
  return {
    window,
    count: (text) => (text === '' ? 0 : encode(text).ids.length),
    windowsOf(text) {
      if (!window || text === '') return [{ start: 0, end: text.length }];
      const { tokens } = encode(text);
      // A byte-level tokenizer writes a token with one character for each byte.
      const ends = [0];
      for (const token of tokens) ends.push((ends.at(-1) ?? 0) + token.length);
      const places = placesOf(text);
      if (ends.at(-1) !== places.at(-1)?.bytes) return undefined;
      return planChunks(tokens.length, window).map(({ start, end }) => {
        const [from = 0, to = 0] = [ends[start], ends[end]];
        return {
          start: places.findLast(({ bytes }) => bytes <= from)?.units ?? 0,
          end: places.find(({ bytes }) => bytes >= to)?.units ?? text.length,
        };
      });
    },
  };
}
