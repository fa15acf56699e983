import type { HazardCategory, Taxonomy } from '@guarded-chat/policy';

function withCategories(taxonomy: Taxonomy, categories: readonly HazardCategory[]): Taxonomy {
  // The id names a published list, and this is none any more.
  return { ...taxonomy, id: 'custom', categories };
}

/** A code that is free, in the manner of the others: after S1 and S2 comes S3. */
export function nextCode({ categories }: Taxonomy): string {
  const last = /^(.*?)(\d+)$/.exec(categories.at(-1)?.code ?? 'S0');
  const letters = last?.[1] ?? 'S';
  let number = Number(last?.[2] ?? 0) + 1;
  while (categories.some(({ code }) => code === `${letters}${number}`)) number += 1;
  return `${letters}${number}`;
}

/** The taxonomy with one more category at the end. */
export function addCategory(taxonomy: Taxonomy, name: string): Taxonomy {
  const { categories } = taxonomy;
  return withCategories(taxonomy, [...categories, { code: nextCode(taxonomy), name }]);
}

/** The taxonomy with another code, name or description at a place; an empty description is dropped. */
export function changeCategory(
  taxonomy: Taxonomy,
  index: number,
  change: Partial<HazardCategory>,
): Taxonomy {
  const former = taxonomy.categories[index];
  if (!former) return taxonomy;
  const { description = '', ...rest } = { ...former, ...change };
  const category = description.trim() === '' ? rest : { ...rest, description };
  return withCategories(taxonomy, taxonomy.categories.with(index, category));
}

/** The taxonomy with a category moved by so many places, as far as there are any. */
export function moveCategory(taxonomy: Taxonomy, index: number, by: number): Taxonomy {
  const { categories } = taxonomy;
  const moved = categories[index];
  const target = Math.min(categories.length - 1, Math.max(0, index + by));
  if (!moved || target === index) return taxonomy;
  return withCategories(taxonomy, categories.toSpliced(index, 1).toSpliced(target, 0, moved));
}

/** The taxonomy without a category; the last one stays, as a model must be asked something. */
export function removeCategory(taxonomy: Taxonomy, index: number): Taxonomy {
  const { categories } = taxonomy;
  return categories.length === 1
    ? taxonomy
    : withCategories(taxonomy, categories.toSpliced(index, 1));
}
