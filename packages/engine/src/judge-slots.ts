import { calibrate, categoryScores } from '@guarded-chat/policy';
import { checkLogits } from './check-logits.ts';
import type { Judge } from './judgement.ts';

/** Head rows of a slot model: safe, unsafe, then one letter per category of the taxonomy. */
const safeRow = 0;
const unsafeRow = 1;
const firstCategoryRow = 2;

/** Judges a window with one forward pass: the verdict at the first slot, the category at the second. */
export const judgeSlots: Judge = async ({ model, prefixes, tokens, taxonomy }) => {
  const { logits, computed } = await prefixes.run(tokens, 2);
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
    computed,
  };
};
