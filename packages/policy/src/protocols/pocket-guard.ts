import type { Conversation } from '../conversation.ts';
import { fieldError } from '../field-checks.ts';
import type { RenderedPrompt } from '../prompt.ts';
import type { GuardProtocol } from '../protocol.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { llamaGuard3 } from '../taxonomies/llama-guard-3.ts';
import { validateConversation } from '../validate-conversation.ts';
import { control, words } from './pieces.ts';
import { framePocketGuard, instruction } from './pocket-guard-frame.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * pocket-guard, the model of this repository. Categories are lettered by their order, whatever their codes, and the
 * prompt ends in two slot tokens: over the first the head gives safe or unsafe, over the second the letter. The prefix
 * does not name the task (the last turn's role does), so one cached prefix serves both. Each turn's text is a piece of
 * its own. The Python twin, which the model is trained with, is models/train/pocket_guard_train/protocols/slots.py.
 */
export const pocketGuard1: GuardProtocol = {
  id: 'pocket-guard-1',
  answer: { form: 'slots' },
  defaultTaxonomy: llamaGuard3,
  maxCategories: LETTERS.length,
  render: (conversation, taxonomy) => renderPocketGuard(conversation, taxonomy),
};

function renderPocketGuard(conversation: Conversation, taxonomy: Taxonomy): RenderedPrompt {
  const turns = validateConversation(conversation);
  const list = words(`${instruction}\n${categoryList(taxonomy)}`);
  // Two tokens of the vocabulary that SmolLM2 hardly trained, with the ids 14 and 16.
  return framePocketGuard(turns, [list], [control('<jupyter_output>'), control('<empty_output>')]);
}

function categoryList(taxonomy: Taxonomy): string {
  const { length } = taxonomy.categories;
  if (length === 0 || length > LETTERS.length) {
    throw fieldError(
      'taxonomy.categories',
      `must have 1 to ${LETTERS.length} categories for pocket-guard, but has ${length}`,
    );
  }
  return taxonomy.categories
    .map(({ name, description = '' }, index) => {
      return ` ${LETTERS[index]}: ${name}${description === '' ? '' : `. ${description}`}`;
    })
    .join('\n');
}
