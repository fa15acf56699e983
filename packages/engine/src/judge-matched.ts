import {
  calibrate,
  categoryScores,
  type MatchedAnswer,
  matchMargin,
  matchScore,
} from '@guarded-chat/policy';
import { checkLogits } from './check-logits.ts';
import { EngineError } from './engine-error.ts';
import type { Judge } from './judgement.ts';

/**
 * Rows that are computed even when only the slot is new: the runtime multiplies one row alone in another order than
 * several, and int8 may then round otherwise. A score must not depend on what is kept.
 */
const leastRows = 2;

/**
 * Makes the judge of a model whose head compares: one forward pass gives the query at the slot, which is held against
 * the key of every category, known from the prefix.
 */
export function createMatchedJudge({ width }: MatchedAnswer): Judge {
  return async ({ model, prefixes, tokens, taxonomy, marked }) => {
    if (marked.length !== taxonomy.categories.length) {
      throw new EngineError(
        'inference-failed',
        `the prefix has ${marked.length} keys for ${taxonomy.categories.length} categories`,
      );
    }
    const { logits, computed } = await prefixes.run(tokens, leastRows);
    const query = checkLogits(logits.at(-1)).subarray(0, width);
    const matches = marked.map((outputs) => matchScore(query, outputs.subarray(width, 2 * width)));
    const unsafeScore = calibrate(matchMargin(matches), model.calibration);
    return {
      unsafeScore,
      categoryScores: categoryScores(matches, taxonomy, unsafeScore),
      computed,
    };
  };
}
