/** What an Enter key asks for. `compose` ends a word in an input method and never sends. */
export type EnterMeaning = 'other-key' | 'compose' | 'newline' | 'send';

/** The parts of a keyboard event that tell what its Enter means. */
export type EnterKey = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'isComposing' | 'keyCode'
>;

/** The field in which Enter was pressed. */
export interface EnterContext {
  /** Whether the field can hold line breaks: in a one-line field every Enter sends. */
  readonly isMultiline: boolean;
  /** Whether Enter alone starts a line, so that only Control or Command with Enter sends. */
  readonly newlineOnEnter: boolean;
}

/**
 * Reads what a key press asks for.
 * Source of the key code: UI Events, 229 marks a key that an input method has taken; Safari reports it after
 * `isComposing` is false again.
 */
export function readEnterKey(event: EnterKey, context: EnterContext): EnterMeaning {
  if (event.key !== 'Enter') return 'other-key';
  if (event.isComposing || event.keyCode === 229) return 'compose';
  if (event.ctrlKey || event.metaKey || !context.isMultiline) return 'send';
  return event.shiftKey || context.newlineOnEnter ? 'newline' : 'send';
}
