import { averagePrecision } from './average-precision.ts';
import { auroc } from './auroc.ts';
import { groupByScore, type ScoredLabel } from './score-groups.ts';

/** A text with its hazards and what the model says of each. */
export interface CategorizedLabel extends ScoredLabel {
  /** Codes of its hazards, by its label; empty when it is safe, and when the hazard is not known. */
  readonly categories: readonly string[];
  /** Score by code, in [0, 1]; a code that is missing counts as 0. */
  readonly categoryScores: Readonly<Record<string, number>>;
}

/** How well a category is told apart. */
export interface CategoryFigures {
  readonly code: string;
  readonly positives: number;
  readonly negatives: number;
  readonly averagePrecision: number | undefined;
  readonly auroc: number | undefined;
}

/**
 * *1-vs-all*: texts of the category against all others, other hazards among them, by the score of the category.
 * An unsafe text whose hazard is not known is left out, since it may be of this one.
 *
 * The paper asks with the category alone in the prompt. Run with a taxonomy of that one category for the same protocol;
 * over a run with the whole taxonomy this is one forward pass for all categories, and an approximation.
 * Source: Llama Guard (arXiv 2312.06674), section 4.2.
 */
export function oneVsAll(rows: readonly CategorizedLabel[], code: string): CategoryFigures {
  const known = rows.filter((row) => !row.unsafe || row.categories.length > 0);
  return figures(
    code,
    known.map((row) => ({
      unsafe: row.categories.includes(code),
      score: Object.hasOwn(row.categoryScores, code) ? (row.categoryScores[code] ?? 0) : 0,
    })),
  );
}

/**
 * *1-vs-benign*: texts of the category against the safe ones, texts of other hazards left out, by the overall unsafe
 * score. It can be had for a model that gives no categories.
 * Source: Llama Guard (arXiv 2312.06674), section 4.2.
 */
export function oneVsBenign(rows: readonly CategorizedLabel[], code: string): CategoryFigures {
  return figures(
    code,
    rows.filter((row) => !row.unsafe || row.categories.includes(code)),
  );
}

function figures(code: string, rows: readonly ScoredLabel[]): CategoryFigures {
  const groups = groupByScore(rows);
  const positives = rows.filter((row) => row.unsafe).length;
  return {
    code,
    positives,
    negatives: rows.length - positives,
    averagePrecision: averagePrecision(groups),
    auroc: auroc(groups),
  };
}
