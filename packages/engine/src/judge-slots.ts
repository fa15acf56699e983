import { calibrate, categoryScores, type Taxonomy } from '@guarded-chat/policy';
import { checkLogits } from './check-logits.ts';
import type { GuardModel, KeyValueCache } from './guard-model.ts';
import type { Judgement } from './judgement.ts';

/** Head rows of a slot model: safe, unsafe, then one letter per category of the taxonomy. */
const safeRow = 0;
const unsafeRow = 1;
const firstCategoryRow = 2;

/** Judges a window with one forward pass: the verdict at the first slot, the category at the second. */
export async function judgeSlots(
  model: GuardModel,
  window: readonly number[],
  prefix: KeyValueCache,
  taxonomy: Taxonomy,
): Promise<Judgement> {
  const { logits, cache } = await model.forward(window, prefix, 2);
  cache.dispose();
  const verdict = checkLogits(logits[0]);
  const category = checkLogits(logits[1]);
  const margin = (verdict[unsafeRow] ?? 0) - (verdict[safeRow] ?? 0);
  const unsafeScore = calibrate(margin, model.calibration);
  const letters = category.subarray(
    firstCategoryRow,
    firstCategoryRow + taxonomy.categories.length,
  );
  return {
    unsafeScore,
    categoryScores: categoryScores(letters, taxonomy, unsafeScore),
    computed: window.length,
  };
}
