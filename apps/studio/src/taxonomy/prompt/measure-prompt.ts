import type { GuardProtocol, PromptPiece, Taxonomy } from '@guarded-chat/policy';
import type { CountTokens } from '../../model/model-tokenizer.ts';

/** A stretch of a prompt as it is shown. */
interface ShownPiece {
  readonly text: string;
  readonly isControl: boolean;
}

/** A part of a prompt. */
export interface ShownPart {
  readonly pieces: readonly ShownPiece[];
  /** Undefined while there is nothing to count with. */
  readonly tokens: number | undefined;
}

/** The prompt that a model sees of a message. */
export interface ShownPrompt {
  /** Depends on the list alone: computed once, and kept. */
  readonly prefix: ShownPart;
  readonly turns: ShownPart;
  readonly suffix: ShownPart;
}

/**
 * Renders the exact prompt for a message.
 * @throws TypeError when message or list do not fit the model's format.
 */
export function showPrompt(
  message: string,
  taxonomy: Taxonomy,
  protocol: GuardProtocol,
  count: CountTokens | undefined,
): ShownPrompt {
  const { prefix, turns, suffix } = protocol.render([{ role: 'user', text: message }], taxonomy);
  return {
    prefix: showPart(prefix, count),
    turns: showPart(turns, count),
    suffix: showPart(suffix, count),
  };
}

/** Neighbouring texts are one string to the model, unless they are a turn's or apart. */
function showPart(pieces: readonly PromptPiece[], count: CountTokens | undefined): ShownPart {
  let tokens = 0;
  let text = '';
  const flush = () => {
    tokens += count?.(text) ?? 0;
    text = '';
  };
  for (const piece of pieces) {
    if (piece.kind === 'text' && piece.turn === undefined && !piece.apart) {
      text += piece.text;
      continue;
    }
    flush();
    tokens += piece.kind === 'control' ? 1 : (count?.(piece.text) ?? 0);
  }
  flush();
  return {
    pieces: pieces.map((piece) =>
      piece.kind === 'control'
        ? { text: piece.token, isControl: true }
        : { text: piece.text, isControl: false },
    ),
    tokens: count && tokens,
  };
}

/** Tokens that each category adds to the prompt, in their order; by how much shorter the prompt is without it. */
export function categoryTokens(
  taxonomy: Taxonomy,
  protocol: GuardProtocol,
  count: CountTokens,
): readonly number[] {
  const lengthOf = (categories: Taxonomy['categories']) =>
    showPart(
      protocol.render([{ role: 'user', text: 'a' }], { ...taxonomy, categories }).prefix,
      count,
    ).tokens ?? 0;
  const { categories } = taxonomy;
  const whole = lengthOf(categories);
  if (categories.length === 1) return [whole];
  return categories.map((_, index) => whole - lengthOf(categories.toSpliced(index, 1)));
}
