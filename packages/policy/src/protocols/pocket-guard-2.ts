import type { Conversation } from '../conversation.ts';
import { fieldError } from '../field-checks.ts';
import type { PromptPiece, RenderedPrompt } from '../prompt.ts';
import type { GuardProtocol } from '../protocol.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { llamaGuard3 } from '../taxonomies/llama-guard-3.ts';
import { validateConversation } from '../validate-conversation.ts';
import { control, words } from './pieces.ts';
import { framePocketGuard, instruction } from './pocket-guard-frame.ts';

const maxCategories = 40;
// Two tokens of the vocabulary that SmolLM2 hardly trained, with the ids 16 and 14.
const key = control('<empty_output>');
const slot = control('<jupyter_output>');

/**
 * The second protocol of pocket-guard. Behind each category stands a key token, over which the head gives what stands
 * for that category; the prompt ends in one slot, over which it gives the query that the keys are compared with. So
 * categories have no letters, and one that is not in the prompt has no key. The rest is as in the first protocol. The
 * Python twin is models/train/pocket_guard_train/protocols/matched.py.
 */
export const pocketGuard2: GuardProtocol = {
  id: 'pocket-guard-2',
  answer: { form: 'matched', key: key.token, width: 128 },
  defaultTaxonomy: llamaGuard3,
  maxCategories,
  render: renderMatched,
};

function renderMatched(conversation: Conversation, taxonomy: Taxonomy): RenderedPrompt {
  const turns = validateConversation(conversation);
  return framePocketGuard(turns, [words(instruction), ...keyedCategories(taxonomy)], [slot]);
}

function keyedCategories({ categories }: Taxonomy): readonly PromptPiece[] {
  const { length } = categories;
  if (length === 0 || length > maxCategories) {
    throw fieldError(
      'taxonomy.categories',
      `must have 1 to ${maxCategories} categories for pocket-guard-2, but has ${length}`,
    );
  }
  return categories.flatMap(({ name, description = '' }): PromptPiece[] => [
    {
      kind: 'text',
      text: ` ${name}${description === '' ? '' : `. ${description}`}`,
      apart: true,
    },
    key,
  ]);
}
