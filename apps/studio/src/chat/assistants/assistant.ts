import type { Conversation } from '@guarded-chat/policy';

/**
 * Answers a conversation that ends with the user's turn: with a whole text, or with one that comes in pieces.
 * @throws AssistantError when there is no answer; `signal.reason` when aborted.
 */
export type Assistant = (
  conversation: Conversation,
  signal: AbortSignal,
) => Promise<string | ReadableStream<string>>;

/** Who answers in the chat. Nothing of it outlives the page, a key least of all. */
export type AssistantChoice =
  | { readonly kind: 'scripted' }
  | { readonly kind: 'built-in' }
  | ({ readonly kind: 'endpoint' } & Endpoint);

/** An OpenAI-compatible endpoint. */
export interface Endpoint {
  /** Up to and including the version, such as `http://localhost:11434/v1`. */
  readonly address: string;
  readonly model: string;
  /** Empty where none is needed. */
  readonly key: string;
}

/** Why there is no answer, in a sentence for the person; it never holds a text of the conversation. */
export class AssistantError extends Error {
  override readonly name = 'AssistantError';
}
