import type { GuardProtocol } from '../protocol.ts';
import { llamaGuard2 as taxonomy } from '../taxonomies/llama-guard-2.ts';
import {
  categoryLines,
  llamaGuardAnswer,
  LLAMA_GUARD_MAX_CATEGORIES,
  type LlamaGuardFormat,
  onlyTheLast,
  renderLlamaGuard,
} from './llama-guard.ts';
import { control, words } from './pieces.ts';

/** The prompt of Llama Guard 2. Source: meta-llama/llama-cookbook `prompt_format_utils.py` (commit 0e00335). */
const llamaGuard2Format: LlamaGuardFormat = {
  opening: [control('<|begin_of_text|>'), words('[INST] ')],
  category: (one) => categoryLines(one, ' '),
  subject: onlyTheLast,
  bullet: ' - ',
  closing: [words(' [/INST]')],
};

/** Llama Guard 2 (8B, Llama 3): eleven categories, S1 to S11. */
export const llamaGuard2: GuardProtocol = {
  id: 'llama-guard-2',
  answer: llamaGuardAnswer('', '<|eot_id|>'),
  defaultTaxonomy: taxonomy,
  maxCategories: LLAMA_GUARD_MAX_CATEGORIES,
  render: (conversation, asked) => renderLlamaGuard(llamaGuard2Format, conversation, asked),
};
