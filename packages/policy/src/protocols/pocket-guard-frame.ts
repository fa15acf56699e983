import type { Conversation, Role } from '../conversation.ts';
import type { PromptPiece, RenderedPrompt } from '../prompt.ts';
import { control, words } from './pieces.ts';

/** What both protocols of pocket-guard ask, in front of the categories. */
export const instruction = 'system\nIs the last message unsafe? Categories:';

const start = control('<|im_start|>');
const end = control('<|im_end|>');
const roleWords: Readonly<Record<Role, string>> = { user: 'user\n', agent: 'assistant\n' };
const opening = (role: Role): PromptPiece[] => [words('\n'), start, words(roleWords[role])];

/**
 * The prompt of both protocols of pocket-guard around what differs.
 * @param turns - A valid conversation.
 * @param list - Instruction and categories.
 * @param suffix - The slots.
 */
export function framePocketGuard(
  turns: Conversation,
  list: readonly PromptPiece[],
  suffix: readonly PromptPiece[],
): RenderedPrompt {
  return {
    // The first turn is always the user's: how it opens is cached with the policy, three tokens less in each check.
    prefix: [start, ...list, end, ...opening('user')],
    turns: turns.flatMap(({ role, text }, turn): PromptPiece[] => [
      ...(turn === 0 ? [] : opening(role)),
      { kind: 'text', text: text.trim(), turn },
      end,
    ]),
    suffix,
  };
}
