import { fieldError } from './field-checks.ts';
import type { Taxonomy } from './taxonomy.ts';

/**
 * The taxonomy without the given categories, so that the model is not asked about them. The others keep their codes:
 * nothing is renumbered.
 * @throws TypeError when a code is not in the taxonomy, or when no category would be left.
 * Source: `excluded_category_keys` in the chat template of Llama Guard 3 1B.
 */
export function excludeCategories(taxonomy: Taxonomy, codes: readonly string[]): Taxonomy {
  for (const [index, code] of codes.entries()) {
    if (!taxonomy.categories.some((category) => category.code === code)) {
      throw fieldError(`codes[${index}]`, `"${code}" is not in the taxonomy "${taxonomy.id}"`);
    }
  }
  const categories = taxonomy.categories.filter((category) => !codes.includes(category.code));
  if (categories.length === 0) {
    throw fieldError('codes', `would leave no category of the taxonomy "${taxonomy.id}"`);
  }
  return { ...taxonomy, categories };
}

/** The taxonomy with names only: a shorter prompt, for a model that knows its categories. */
export function withoutDescriptions(taxonomy: Taxonomy): Taxonomy {
  return {
    ...taxonomy,
    categories: taxonomy.categories.map(({ code, name }) => ({ code, name })),
  };
}
