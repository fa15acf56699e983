import { decodePayloads } from './decode-payloads.ts';
import { stripMarkup } from './strip-markup.ts';
import { uncoverCharacters } from './uncover-characters.ts';
import { undoSpellingTricks } from './undo-spelling-tricks.ts';

/**
 * The readings of a text that a guard judges: the text itself, without the tricks of its characters, and with what it
 * encodes written out. Readings that say nothing new are left out, so that an ordinary text has one.
 *
 * A guard takes the worst score of all: a disguise can only add to a text's score.
 * @returns One to three texts, the text itself first; none is empty unless it is.
 */
export function textViews(text: string): readonly string[] {
  const uncovered = uncoverCharacters(text);
  const bare = stripMarkup(uncovered);
  const decoded = decodePayloads(bare);
  const views = [text, undoSpellingTricks(uncovered)];
  // Codes are read before digits are taken for letters: base64 has both.
  if (decoded !== bare) views.push(decoded);
  return [...new Set(views)].filter((view) => view === text || view.trim() !== '');
}
