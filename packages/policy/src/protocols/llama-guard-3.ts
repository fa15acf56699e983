import type { ControlPiece } from '../prompt.ts';
import type { GuardProtocol } from '../protocol.ts';
import { llamaGuard3, llamaGuard3_1b as taxonomy1b } from '../taxonomies/llama-guard-3.ts';
import {
  categoryLines,
  llamaGuardAnswer,
  LLAMA_GUARD_MAX_CATEGORIES,
  type LlamaGuardFormat,
  onlyTheLast,
  renderLlamaGuard,
} from './llama-guard.ts';
import { control, words } from './pieces.ts';

/** Splits `<|start_header_id|>user<|end_header_id|>` into its pieces: the role word is ordinary text. */
function header(role: 'user' | 'assistant') {
  return [control('<|start_header_id|>'), words(role), control('<|end_header_id|>')];
}

const endOfTurn: ControlPiece = control('<|eot_id|>');

/** The prompt of Llama Guard 3 1B. Source: chat template of meta-llama/Llama-Guard-3-1B. */
export const llamaGuard3_1bFormat: LlamaGuardFormat = {
  opening: [control('<|begin_of_text|>'), ...header('user'), words('\n\n')],
  category: (one) => categoryLines(one),
  subject: onlyTheLast,
  bullet: ' - ',
  closing: [words(' '), endOfTurn, ...header('assistant')],
};

/**
 * The prompt of Llama Guard 3 8B. Unlike that of 1B it has a space before the first token and none before the last
 * full stop's end of turn. Source: chat template of meta-llama/Llama-Guard-3-8B.
 */
const llamaGuard3_8bFormat: LlamaGuardFormat = {
  ...llamaGuard3_1bFormat,
  opening: [words(' '), ...llamaGuard3_1bFormat.opening],
  closing: [endOfTurn, ...header('assistant')],
};

/** Llama Guard 3 1B: thirteen categories, S1 to S13. The answer follows an empty line, which need not be generated. */
export const llamaGuard3_1b: GuardProtocol = {
  id: 'llama-guard-3-1b',
  answer: llamaGuardAnswer('\n\n', '<|eot_id|>'),
  defaultTaxonomy: taxonomy1b,
  maxCategories: LLAMA_GUARD_MAX_CATEGORIES,
  render: (conversation, asked) => renderLlamaGuard(llamaGuard3_1bFormat, conversation, asked),
};

/** Llama Guard 3 8B: fourteen categories, S1 to S14. The answer follows an empty line, which need not be generated. */
export const llamaGuard3_8b: GuardProtocol = {
  id: 'llama-guard-3-8b',
  answer: llamaGuardAnswer('\n\n', '<|eot_id|>'),
  defaultTaxonomy: llamaGuard3,
  maxCategories: LLAMA_GUARD_MAX_CATEGORIES,
  render: (conversation, asked) => renderLlamaGuard(llamaGuard3_8bFormat, conversation, asked),
};
