import { oneVsAll, topCategory } from '@guarded-chat/evaluate';
import type { OpenRun } from './batch-run.ts';
import type { RunAnalysis } from './run-analysis.ts';

/** What a run says of one category. */
export interface CategoryRow {
  readonly code: string;
  readonly name: string;
  /** Judged rows whose label names it. */
  readonly labelled: number;
  /** Of those, the share that is flagged, in [0, 1]; undefined without such rows. */
  readonly recall: number | undefined;
  /** By the score of the category, its rows against all others, in [0, 1]; undefined without such rows. */
  readonly averagePrecision: number | undefined;
  /** Flagged rows whose strongest category it is. */
  readonly named: number;
  /** Of those, the ones that are safe by their label. */
  readonly falseAlarms: number;
}

/** One row for each category of the run's taxonomy, in its order; none before a row is judged. */
export function categoryRows(
  { run, rows, scores }: OpenRun,
  { prepared, cells }: RunAnalysis,
): readonly CategoryRow[] {
  const judged = prepared.indices.flatMap((index, place) => {
    const row = rows[index];
    const own = scores[index];
    if (!row || !own || 'unchecked' in own) return [];
    const cell = cells[place];
    const { unsafeScore: score, categoryScores } = own;
    const flagged = cell === 'truePositives' || cell === 'falsePositives';
    const top = topCategory(categoryScores);
    const { unsafe, categories } = row;
    return [{ unsafe, categories, score, categoryScores, flagged, top }];
  });
  if (judged.length === 0) return [];
  const known = judged.flatMap(({ unsafe, ...row }) =>
    unsafe === undefined ? [] : [{ ...row, unsafe }],
  );
  return run.header.taxonomy.categories.map(({ code, name }) => {
    const labelled = judged.filter(({ categories }) => categories.includes(code));
    const named = judged.filter(({ flagged, top }) => flagged && top === code);
    return {
      code,
      name,
      labelled: labelled.length,
      recall:
        labelled.length === 0
          ? undefined
          : labelled.filter(({ flagged }) => flagged).length / labelled.length,
      averagePrecision: labelled.length === 0 ? undefined : oneVsAll(known, code).averagePrecision,
      named: named.length,
      falseAlarms: named.filter(({ unsafe }) => unsafe === false).length,
    };
  });
}
