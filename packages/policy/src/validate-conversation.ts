import type { Conversation, GuardTask, Turn } from './conversation.ts';
import { fieldError, requireObject, requireOneOf, showValue } from './field-checks.ts';

const roles = ['user', 'agent'] as const;

/** The task that fits a conversation: judge the user's message, or the agent's answer, whichever is last. */
export function taskOf(conversation: Conversation): GuardTask {
  return conversation.at(-1)?.role === 'agent'
    ? 'response-classification'
    : 'prompt-classification';
}

/**
 * Reads a conversation from untrusted data: at least one turn, user and agent in turns, the user first, and something
 * to judge at the end. Texts are left as they are.
 * @param task - What is asked; absent: what `taskOf` says.
 * @throws TypeError that names the field: `conversation[1].text: is empty; there is nothing to judge`. It never
 *   contains a turn's text.
 */
export function validateConversation(input: unknown, task?: GuardTask): Conversation {
  if (!Array.isArray(input)) {
    throw fieldError('conversation', `must be an array of turns, but is ${typeof input}`);
  }
  if (input.length === 0) {
    throw fieldError('conversation', 'has no turns; there is nothing to judge');
  }
  const conversation = Array.from(input, readTurn);
  const last = conversation.length - 1;
  if (conversation[last]?.text.trim() === '') {
    throw fieldError(`conversation[${last}].text`, 'is empty; there is nothing to judge');
  }
  const fitting = taskOf(conversation);
  if (task !== undefined && task !== fitting) {
    throw fieldError(
      `conversation[${last}].role`,
      `the last turn of a ${task} must be the ${task === 'prompt-classification' ? "user's" : "agent's"}`,
    );
  }
  return conversation;
}

function readTurn(input: unknown, index: number): Turn {
  const path = `conversation[${index}]`;
  if (typeof input !== 'object' || input === null) {
    throw fieldError(path, `must be a turn {role, text}, but is ${typeof input}`);
  }
  const fields = requireObject(input, path);
  const role = requireOneOf(fields['role'], `${path}.role`, roles);
  const expected = roles[index % 2];
  if (role !== expected) {
    throw fieldError(
      `${path}.role`,
      `must be ${showValue(expected)}: turns alternate, and the user begins`,
    );
  }
  if (typeof fields['text'] !== 'string') {
    throw fieldError(`${path}.text`, `must be a string, but is ${typeof fields['text']}`);
  }
  return { role, text: fields['text'] };
}
