import type { Conversation, GuardTask, Role, Turn } from '@guarded-chat/policy';

const judgedRoles = {
  'prompt-classification': 'user',
  'response-classification': 'agent',
} as const satisfies Record<GuardTask, Role>;

function readTurn(turn: Partial<Turn> | null, index: number): Turn {
  const field = `conversation[${index}]`;
  const { role, text } = turn ?? {};
  if (role !== 'user' && role !== 'agent') {
    throw new TypeError(`${field}.role: expected "user" or "agent"`);
  }
  if (typeof text !== 'string') {
    throw new TypeError(`${field}.text: expected a string, got ${typeof text}`);
  }
  // A fresh object: whatever else the host keeps in its messages might not cross to the worker.
  return { role, text };
}

/**
 * The task that judges a conversation's last turn.
 * @throws TypeError when there is no turn.
 */
export function taskOf(input: string | Conversation): GuardTask {
  if (typeof input === 'string') return 'prompt-classification';
  return input.at(-1)?.role === 'agent' ? 'response-classification' : 'prompt-classification';
}

/**
 * The conversation to judge, checked; a lone string is a conversation of one user message.
 * @throws TypeError when it does not fit the task or its last turn is empty; the message names the field.
 */
export function readConversation(input: string | Conversation, task: GuardTask): Conversation {
  const judged = judgedRoles[task];
  if (judged === undefined) {
    throw new TypeError('task: expected "prompt-classification" or "response-classification"');
  }
  const given: unknown = typeof input === 'string' ? [{ role: 'user', text: input }] : input;
  if (!Array.isArray(given)) throw new TypeError('conversation: expected an array of turns');
  const conversation = given.map(readTurn);
  const last = conversation.at(-1);
  if (last === undefined) throw new TypeError('conversation: expected at least one turn');
  const field = `conversation[${conversation.length - 1}]`;
  if (last.role !== judged) {
    throw new TypeError(
      `${field}.role: ${task} judges a turn of the ${judged}, got "${last.role}"`,
    );
  }
  if (last.text.trim() === '') {
    throw new TypeError(`${field}.text: is empty; there is nothing to check`);
  }
  return conversation;
}
