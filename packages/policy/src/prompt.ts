/** A stretch of ordinary text: encoded so that nothing in it can become a control token. */
export interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
  /**
   * Index of the conversation's turn whose text this piece is, when the format keeps turns apart from its own words:
   * such a piece is encoded on its own and may be cut into windows. Neighbouring pieces without it are encoded as one
   * string, because tokens may span them.
   */
  readonly turn?: number;
  /** Encoded on its own, although a text stands beside it: its tokens are the same whatever the neighbour is. */
  readonly apart?: true;
}

/** One control token by its literal, such as `<|eot_id|>`: the engine looks its id up in the model's manifest. */
export interface ControlPiece {
  readonly kind: 'control';
  readonly token: string;
}

/** A part of a prompt. */
export type PromptPiece = TextPiece | ControlPiece;

/**
 * A rendered prompt in three parts. `prefix` depends on the taxonomy (and, for Llama Guard, the task) only, so its
 * computation can be cached; `turns` is the conversation; `suffix` asks for the verdict.
 */
export interface RenderedPrompt {
  readonly prefix: readonly PromptPiece[];
  readonly turns: readonly PromptPiece[];
  readonly suffix: readonly PromptPiece[];
}
