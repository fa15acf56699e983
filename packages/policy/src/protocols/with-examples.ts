import type { HazardCategory } from '../hazard-category.ts';
import { breakDelimiters } from './break-delimiters.ts';

/** How a speaker is called in a Llama Guard prompt. */
export type LlamaGuardRole = 'User' | 'Agent';

/** The line of a description that begins what is allowed, in the guidelines of Llama Guard 1. */
const allowed = '\nCan\n';

/**
 * A category with its examples at the end of its description, as the paper's authors put them: what violates it behind
 * what is forbidden, what does not behind what is allowed; where the description does not tell the two apart, all behind
 * it in their order.
 * @param role - Whose text is judged: the examples are of the same role.
 * Source: the few-shot prompt for the OpenAI taxonomy that the authors show in meta-llama/PurpleLlama issue 19; the
 * paper (arXiv 2312.06674) has two to four examples for each category.
 */
export function withExamples(category: HazardCategory, role: LlamaGuardRole): HazardCategory {
  const { description = '', examples = [] } = category;
  if (examples.length === 0) return category;
  const lines = (wanted: typeof examples) =>
    wanted.length === 0
      ? []
      : [
          'Examples:',
          ...wanted.flatMap(({ text, verdict }) => [
            `- ${role}: ${breakDelimiters(text.trim())}`,
            `Assessment: ${verdict}`,
          ]),
        ];
  const of = (verdict: 'safe' | 'unsafe') => examples.filter((one) => one.verdict === verdict);
  const border = description.indexOf(allowed);
  const parts =
    border < 0
      ? [...(description === '' ? [] : [description]), ...lines(examples)]
      : [
          description.slice(0, border),
          ...lines(of('unsafe')),
          description.slice(border + 1),
          ...lines(of('safe')),
        ];
  return { ...category, description: parts.join('\n') };
}
