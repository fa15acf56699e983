import type { Taxonomy } from '../taxonomy.ts';
import { describedCategory } from './described-category.ts';
import { llamaGuardDescriptions } from './llama-guard-descriptions.ts';

const names = [
  'Violent Crimes',
  'Non-Violent Crimes',
  'Sex Crimes',
  'Child Exploitation',
  'Defamation',
  'Specialized Advice',
  'Privacy',
  'Intellectual Property',
  'Indiscriminate Weapons',
  'Hate',
  'Self-Harm',
  'Sexual Content',
  'Elections',
  'Code Interpreter Abuse',
] as const;

/**
 * The fourteen categories of Llama Guard 3 8B, S1 to S14, by name only, as its prompt has them.
 * Source: chat template of meta-llama/Llama-Guard-3-8B.
 */
export const llamaGuard3: Taxonomy = {
  id: 'llama-guard-3',
  name: 'Llama Guard 3',
  categories: names.map((name, index) => ({ code: `S${index + 1}`, name })),
};

/**
 * The thirteen categories of Llama Guard 3 1B, S1 to S13, by name only: it does not know S14, Code Interpreter Abuse.
 * Source: chat template of meta-llama/Llama-Guard-3-1B.
 */
export const llamaGuard3_1b: Taxonomy = {
  id: 'llama-guard-3-1b',
  name: 'Llama Guard 3 1B',
  categories: llamaGuard3.categories.slice(0, 13),
};

/**
 * The fourteen categories of Llama Guard 3 with descriptions: for people to read, and to start a taxonomy from.
 * Source: meta-llama/llama-cookbook `prompt_format_utils.py` (commit 0e00335).
 */
export const llamaGuard3Described: Taxonomy = {
  id: 'llama-guard-3-described',
  name: 'Llama Guard 3, with descriptions',
  categories: names.map((name, index) =>
    describedCategory(`S${index + 1}`, name, llamaGuardDescriptions[name]),
  ),
};
