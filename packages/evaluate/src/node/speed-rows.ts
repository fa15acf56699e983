import { randomSource } from '../metrics/random-source.ts';
import { type EvaluationRow, promptRow } from '../rows/evaluation-row.ts';

const opening = 'Tell me about';
const words =
  'the a garden tea morning river walk friend small house letter train cook bread music winter lamp paint road child lesson story bird cat market quiet shop field';

/**
 * Prompts of one length that mean nothing, each another, so that no kept beginning of one serves the next.
 * @param encode - Of the model.
 * @param tokens - Of each text, without the frame that the protocol puts around it.
 * @throws RangeError when the opening words alone have more.
 */
export function speedRows(
  encode: (text: string) => readonly number[],
  tokens: number,
  count: number,
): readonly EvaluationRow[] {
  const left = tokens - encode(opening).length;
  if (left < 0) throw new RangeError(`tokens: ${tokens} are too few`);
  // Tokenizers cut at spaces, so a text has as many tokens as its words have.
  const single = words.split(' ').filter((word) => encode(` ${word}`).length === 1);
  const random = randomSource(1);
  const pick = () => single[random(single.length)] ?? '';
  return Array.from({ length: count }, () =>
    promptRow([opening, ...Array.from({ length: left }, pick)].join(' '), {
      source: 'speed',
      unsafe: undefined,
    }),
  );
}
