import type { Conversation } from './conversation.ts';
import type { RenderedPrompt } from './prompt.ts';
import type { Taxonomy } from './taxonomy.ts';

/** Names of the prompt formats this package knows. */
export type GuardProtocolId =
  | 'pocket-guard-1'
  | 'llama-guard-1'
  | 'llama-guard-2'
  | 'llama-guard-3-1b'
  | 'llama-guard-3-8b';

/**
 * How the answer is read off the model.
 * - `slots`: the suffix ends in two slot tokens; at the first the head gives safe or unsafe, at the second the category.
 * - `generated`: the model writes `safe`, or `unsafe` and a line of category codes.
 */
export type AnswerForm = 'slots' | 'generated';

/** The prompt format of one guard model, as data and a pure function. */
export interface GuardProtocol {
  readonly id: GuardProtocolId;
  readonly answer: AnswerForm;
  /**
   * What a generated answer always begins with: append it to the prompt, and the next token is `safe` or `unsafe`.
   * Empty when there is nothing.
   */
  readonly answerPrefix: string;
  readonly defaultTaxonomy: Taxonomy;
  /** How many categories a prompt can carry. */
  readonly maxCategories: number;
  /**
   * Renders the prompt that judges the conversation's last turn.
   * @throws TypeError when the conversation or the taxonomy does not fit the format; the message names the field.
   */
  readonly render: (conversation: Conversation, taxonomy: Taxonomy) => RenderedPrompt;
}
