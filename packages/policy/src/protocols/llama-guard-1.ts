import type { GuardProtocol } from '../protocol.ts';
import { llamaGuard1 as taxonomy } from '../taxonomies/llama-guard-1.ts';
import {
  categoryLines,
  llamaGuardAnswer,
  LLAMA_GUARD_MAX_CATEGORIES,
  type LlamaGuardFormat,
  renderLlamaGuard,
} from './llama-guard.ts';
import { control, words } from './pieces.ts';

/** The prompt of Llama Guard 1. Source: chat template of meta-llama/LlamaGuard-7b; its tokenizer adds `<s>`. */
export const llamaGuard1Format: LlamaGuardFormat = {
  opening: [control('<s>'), words('[INST] ')],
  // The template has a space behind the full stop of this one category.
  category: (one) =>
    categoryLines(one, one.code === 'O1' && one.description !== undefined ? ' ' : ''),
  subject: (role) => role,
  bullet: '- ',
  closing: [words(' [/INST]')],
};

/** Llama Guard 1 (7B, Llama 2): six categories, O1 to O6. */
export const llamaGuard1: GuardProtocol = {
  id: 'llama-guard-1',
  answer: llamaGuardAnswer('', '</s>'),
  defaultTaxonomy: taxonomy,
  maxCategories: LLAMA_GUARD_MAX_CATEGORIES,
  render: (conversation, asked) => renderLlamaGuard(llamaGuard1Format, conversation, asked),
};
