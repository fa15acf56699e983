import type { CategorizedLabel } from './category-scores.ts';

/** How often the category with the highest score is one of the text's. */
export interface CategoryTop1 {
  /** Unsafe texts with a known hazard and category scores. */
  readonly count: number;
  readonly right: number;
  /** In [0, 1]; `undefined` without such texts. */
  readonly share: number | undefined;
}

/** How many texts of a category the model put in another: one cell of the confusion matrix of categories. */
export interface CategoryCell {
  /** The text's category by its label; the first, when it has several and none was named. */
  readonly label: string;
  /** The category with the highest score. */
  readonly named: string;
  readonly count: number;
}

/** The category that the model names: the highest score, the first of equals; `undefined` without category scores. */
export function topCategory(scores: Readonly<Record<string, number>>): string | undefined {
  let best: string | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [code, score] of Object.entries(scores)) {
    if (score > bestScore) {
      best = code;
      bestScore = score;
    }
  }
  return best;
}

/** Hazard top-1 over the unsafe texts whose hazard is known, whatever their unsafe score. */
export function categoryTop1(rows: readonly CategorizedLabel[]): CategoryTop1 {
  const named = namedRows(rows);
  const right = named.filter(({ row, name }) => row.categories.includes(name)).length;
  return {
    count: named.length,
    right,
    share: named.length === 0 ? undefined : right / named.length,
  };
}

/** The confusion matrix of categories over the same texts; cells without texts are left out. */
export function categoryConfusion(rows: readonly CategorizedLabel[]): readonly CategoryCell[] {
  const cells = new Map<string, { label: string; named: string; count: number }>();
  for (const { row, name } of namedRows(rows)) {
    const label = row.categories.includes(name) ? name : (row.categories[0] ?? name);
    const key = JSON.stringify([label, name]);
    const cell = cells.get(key) ?? { label, named: name, count: 0 };
    cell.count += 1;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

function namedRows(
  rows: readonly CategorizedLabel[],
): readonly { readonly row: CategorizedLabel; readonly name: string }[] {
  return rows.flatMap((row) => {
    const name = topCategory(row.categoryScores);
    return row.unsafe && row.categories.length > 0 && name !== undefined ? [{ row, name }] : [];
  });
}
