import { oneVsAll, topCategory } from '@guarded-chat/evaluate';
import type { OpenRun } from './batch-run.ts';
import type { RunAnalysis } from './run-analysis.ts';
import type { PreparedRows } from './run-figures.ts';

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

interface JudgedPlace {
  /** In the prepared rows. */
  readonly place: number;
  readonly unsafe: boolean | undefined;
  readonly categories: readonly string[];
  /** The strongest category. */
  readonly top: string | undefined;
}

/** What no threshold changes. */
interface CategoryFacts {
  readonly judged: readonly JudgedPlace[];
  /** By code. */
  readonly averagePrecisions: ReadonlyMap<string, number | undefined>;
}

const factsOf = new WeakMap<PreparedRows, CategoryFacts>();

function findFacts({ run, rows, scores }: OpenRun, prepared: PreparedRows): CategoryFacts {
  const judged: JudgedPlace[] = [];
  const known = prepared.indices.flatMap((index, place) => {
    const row = rows[index];
    const own = scores[index];
    if (!row || !own || 'unchecked' in own) return [];
    const { unsafeScore: score, categoryScores } = own;
    const { unsafe, categories } = row;
    judged.push({ place, unsafe, categories, top: topCategory(categoryScores) });
    return unsafe === undefined ? [] : [{ unsafe, categories, score, categoryScores }];
  });
  const labelled = new Set(judged.flatMap(({ categories }) => categories));
  const present = run.header.taxonomy.categories.filter(({ code }) => labelled.has(code));
  const averagePrecisions = new Map(
    present.map(({ code }) => [code, oneVsAll(known, code).averagePrecision]),
  );
  return { judged, averagePrecisions };
}

/** One row for each category of the run's taxonomy, in its order; none before a row is judged. */
export function categoryRows(
  opened: OpenRun,
  { prepared, cells }: RunAnalysis,
): readonly CategoryRow[] {
  const facts = factsOf.get(prepared) ?? findFacts(opened, prepared);
  factsOf.set(prepared, facts);
  if (facts.judged.length === 0) return [];
  const list = opened.run.header.taxonomy.categories;
  const counts = new Map(
    list.map(({ code }) => [code, { labelled: 0, found: 0, named: 0, falseAlarms: 0 }]),
  );
  for (const { place, unsafe, categories, top } of facts.judged) {
    const cell = cells[place];
    const isFlagged = cell === 'truePositives' || cell === 'falsePositives';
    for (const code of categories) {
      const own = counts.get(code);
      if (!own) continue;
      own.labelled += 1;
      if (isFlagged) own.found += 1;
    }
    const named = isFlagged && top !== undefined ? counts.get(top) : undefined;
    if (!named) continue;
    named.named += 1;
    if (unsafe === false) named.falseAlarms += 1;
  }
  return list.map(({ code, name }) => {
    const { labelled = 0, found = 0, named = 0, falseAlarms = 0 } = counts.get(code) ?? {};
    const recall = labelled === 0 ? undefined : found / labelled;
    const averagePrecision = facts.averagePrecisions.get(code);
    return { code, name, labelled, recall, averagePrecision, named, falseAlarms };
  });
}
