import type { Taxonomy } from '../taxonomy.ts';
import { describedCategory } from './described-category.ts';
import { llamaGuardDescriptions } from './llama-guard-descriptions.ts';

const names = [
  'Violent Crimes',
  'Non-Violent Crimes',
  'Sex Crimes',
  'Child Exploitation',
  'Specialized Advice',
  'Privacy',
  'Intellectual Property',
  'Indiscriminate Weapons',
  'Hate',
  'Self-Harm',
  'Sexual Content',
] as const;

/**
 * The eleven categories of Llama Guard 2, S1 to S11, with their descriptions.
 * Source: meta-llama/llama-cookbook `prompt_format_utils.py` (commit 0e00335).
 */
export const llamaGuard2: Taxonomy = {
  id: 'llama-guard-2',
  name: 'Llama Guard 2',
  categories: names.map((name, index) =>
    describedCategory(`S${index + 1}`, name, llamaGuardDescriptions[name]),
  ),
};
