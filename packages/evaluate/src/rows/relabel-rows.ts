import type { EvaluationRow } from './evaluation-row.ts';

/**
 * The rows with the labels that a narrower taxonomy asks for: a row is safe when all its hazards are ones that the model
 * is not asked about. An unsafe row whose hazards are not known keeps its label.
 * @param excluded - Codes that are not asked about.
 * Source: Llama Guard (arXiv 2312.06674), training with categories dropped from the prompt.
 */
export function relabelRows(
  rows: readonly EvaluationRow[],
  excluded: readonly string[],
): readonly EvaluationRow[] {
  if (excluded.length === 0) return rows;
  return rows.map((row) => {
    const categories = row.categories.filter((code) => !excluded.includes(code));
    const isGone = row.unsafe === true && row.categories.length > 0 && categories.length === 0;
    return { ...row, categories, unsafe: isGone ? false : row.unsafe };
  });
}
