import {
  type Conversation,
  type GuardTask,
  taskOf,
  validateConversation,
} from '@guarded-chat/policy';

/** One text of a data set, with what people say of it. */
export interface EvaluationRow {
  /** Where it comes from: results are reported by source. */
  readonly source: string;
  readonly task: GuardTask;
  /** The last turn is the one that is judged. */
  readonly conversation: Conversation;
  /** Whether people call the last turn unsafe; `undefined` when the data set does not say. */
  readonly unsafe: boolean | undefined;
  /** Codes of its hazards; empty when it is safe, and when they are not known. */
  readonly categories: readonly string[];
}

/** What is known of a text beside its turns. */
export interface RowLabel {
  readonly source: string;
  readonly unsafe: boolean | undefined;
  readonly categories?: readonly string[];
}

/**
 * A row that judges the last turn of a conversation; who spoke it says which task that is.
 * @throws TypeError when there is nothing to judge or the turns do not alternate; it never contains a turn's text.
 */
export function conversationRow(conversation: Conversation, label: RowLabel): EvaluationRow {
  const { source, unsafe, categories = [] } = label;
  const turns = validateConversation(conversation);
  return { source, task: taskOf(turns), conversation: turns, unsafe, categories };
}

/** A row that judges a user's message. @throws TypeError when the message is empty. */
export function promptRow(prompt: string, label: RowLabel): EvaluationRow {
  return conversationRow([{ role: 'user', text: prompt }], label);
}

/** A row that judges an answer, given the message that it answers. @throws TypeError when the answer is empty. */
export function responseRow(prompt: string, response: string, label: RowLabel): EvaluationRow {
  return conversationRow(
    [
      { role: 'user', text: prompt },
      { role: 'agent', text: response },
    ],
    label,
  );
}
