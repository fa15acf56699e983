import type { RowScores } from '@guarded-chat/evaluate';
import type { Policy, Taxonomy } from '@guarded-chat/policy';

/** The part of a policy that a row's cut depends on: all but the threshold for all categories. */
export type CutRules = Pick<Policy, 'action' | 'categories'>;

/**
 * The highest threshold for all categories under which `decideVerdict` calls a row unsafe, so that a slider need only
 * compare numbers: unsafe when `cut >= threshold`.
 * @returns `Infinity` when a category's own threshold is reached, whatever the slider says; `-Infinity` when nothing
 * can hold the row, and for a row that is unchecked.
 */
export function cutOf(scores: RowScores, rules: CutRules, taxonomy: Taxonomy): number {
  if ('unchecked' in scores) return Number.NEGATIVE_INFINITY;
  const { unsafeScore, categoryScores } = scores;
  const values = Object.values(categoryScores);
  if (values.length === 0) return cutWithoutCategories(unsafeScore, rules, taxonomy);
  const largest = Math.max(...values);
  let cut = Number.NEGATIVE_INFINITY;
  for (const { code } of taxonomy.categories) {
    const rule = ownValue(rules.categories, code);
    if ((rule?.action ?? rules.action) === 'off') continue;
    const ratio = largest === 0 ? 1 : (ownValue(categoryScores, code) ?? 0) / largest;
    const score = unsafeScore * ratio;
    if (rule?.threshold === undefined) cut = Math.max(cut, score);
    else if (score >= rule.threshold) return Number.POSITIVE_INFINITY;
  }
  return cut;
}

function cutWithoutCategories(score: number, rules: CutRules, { categories }: Taxonomy): number {
  const isOn = ({ code }: { readonly code: string }) =>
    (ownValue(rules.categories, code)?.action ?? rules.action) !== 'off';
  return rules.action !== 'off' && categories.some(isOn) ? score : Number.NEGATIVE_INFINITY;
}

/** Codes are free: one may be called `constructor`, which every object has. */
function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** What is to be said of a row: how its verdict agrees with its label, or why that cannot be told. */
export type RowCell =
  | 'truePositives'
  | 'falsePositives'
  | 'falseNegatives'
  | 'trueNegatives'
  | 'unlabelled'
  | 'unchecked'
  | 'pending';

/**
 * Where a row belongs.
 * @param cut - From `cutOf`.
 * @param threshold - The policy's, in [0, 1].
 */
export function cellOf(
  unsafe: boolean | undefined,
  scores: RowScores | undefined,
  cut: number,
  threshold: number,
): RowCell {
  if (scores === undefined) return 'pending';
  if ('unchecked' in scores) return 'unchecked';
  if (unsafe === undefined) return 'unlabelled';
  if (cut >= threshold) return unsafe ? 'truePositives' : 'falsePositives';
  return unsafe ? 'falseNegatives' : 'trueNegatives';
}
