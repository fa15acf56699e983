import type { Conversation, Turn } from '@guarded-chat/policy';

/** A message of the user or the assistant, in whichever form it came. */
export interface ChatMessage extends Turn {
  /** Whether it has parts that are no text. */
  readonly hasAttachments: boolean;
}

/** A chat up to the user's last message. */
export interface Chat {
  /** Turns alternate, and the first and the last are the user's. */
  readonly conversation: Conversation;
  /** The text of the last turn. */
  readonly text: string;
  /** Whether the last turn has parts that are no text. */
  readonly hasAttachments: boolean;
}

/** Two messages in a row by the same side are one turn; a call of a tool alone is no message. */
function mergeMessages(messages: readonly ChatMessage[]): ChatMessage[] {
  const turns: ChatMessage[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (message.role === 'agent' && message.text === '') continue;
    if (last?.role !== message.role) {
      turns.push(message);
      continue;
    }
    turns[turns.length - 1] = {
      role: message.role,
      text: [last.text, message.text].filter((text) => text !== '').join('\n\n'),
      hasAttachments: last.hasAttachments || message.hasAttachments,
    };
  }
  return turns;
}

/**
 * The chat that a guard judges: from the user's first message to the user's last. What the assistant said before or
 * after is left out: it is a greeting, or a step on the way to the answer, which was judged when it came.
 * @param messages - Oldest first, without those of the system and of tools.
 * @throws TypeError when none is the user's.
 */
export function readChat(messages: readonly ChatMessage[]): Chat {
  const first = messages.findIndex(({ role }) => role === 'user');
  const end = messages.findLastIndex(({ role }) => role === 'user') + 1;
  const turns = mergeMessages(messages.slice(Math.max(first, 0), end));
  const last = turns.at(-1);
  if (last === undefined) {
    throw new TypeError('messages: expected a message of the user; there is nothing to check');
  }
  return {
    conversation: turns.map(({ role, text }) => ({ role, text })),
    text: last.text,
    hasAttachments: last.hasAttachments,
  };
}
