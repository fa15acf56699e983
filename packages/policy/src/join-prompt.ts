import type { RenderedPrompt } from './prompt.ts';

/** The prompt as one string, control tokens as their literals: for people and tests. A model gets tokens instead. */
export function joinPrompt(prompt: RenderedPrompt): string {
  return [...prompt.prefix, ...prompt.turns, ...prompt.suffix]
    .map((piece) => (piece.kind === 'text' ? piece.text : piece.token))
    .join('');
}
