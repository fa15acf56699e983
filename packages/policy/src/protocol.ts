import type { Conversation } from './conversation.ts';
import type { RenderedPrompt } from './prompt.ts';
import type { Taxonomy } from './taxonomy.ts';

/** Names of the prompt formats this package knows. */
export type GuardProtocolId =
  | 'pocket-guard-1'
  | 'pocket-guard-2'
  | 'llama-guard-1'
  | 'llama-guard-2'
  | 'llama-guard-3-1b'
  | 'llama-guard-3-8b'
  | 'shieldgemma';

/** The suffix ends in two slot tokens; at the first the head gives safe or unsafe, at the second the category. */
export interface SlotAnswer {
  readonly form: 'slots';
}

/**
 * The head compares: over one slot, the prompt's last token, it gives a query, and over the key token behind each
 * category, in the prefix, that category's key. What a category scores is how well the two match.
 */
export interface MatchedAnswer {
  readonly form: 'matched';
  /** Literal of the control token behind each category; nothing else in the prefix has it. */
  readonly key: string;
  /** Numbers in a query and in a key; the head's outputs are first the one, then the other. */
  readonly width: number;
}

/** The model writes its verdict in one word and, where the format has that, the codes of the categories. */
export interface GeneratedAnswer {
  readonly form: 'generated';
  /**
   * What the answer always begins with: put behind the prompt, the next token is the verdict's first. Empty when there
   * is nothing.
   */
  readonly prefix: string;
  /** The two verdicts; the first token of each tells them apart. */
  readonly safe: string;
  readonly unsafe: string;
  /** How categories follow an unsafe verdict; absent: the answer does not name them. */
  readonly codes?: {
    readonly before: string;
    readonly between: string;
    /** Literal of the control token behind the last one. */
    readonly end: string;
  };
}

/** The prompt format of one guard model, as data and a pure function. */
export interface GuardProtocol {
  readonly id: GuardProtocolId;
  readonly answer: SlotAnswer | MatchedAnswer | GeneratedAnswer;
  readonly defaultTaxonomy: Taxonomy;
  /** How many categories a prompt can carry. */
  readonly maxCategories: number;
  /**
   * Renders the prompt that judges the conversation's last turn.
   * @throws TypeError when the conversation or the taxonomy does not fit the format; the message names the field.
   */
  readonly render: (conversation: Conversation, taxonomy: Taxonomy) => RenderedPrompt;
}
