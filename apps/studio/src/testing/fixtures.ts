import {
  type Assessment,
  decideVerdict,
  type Policy,
  parsePolicy,
  taxonomies,
} from '@guarded-chat/policy';
import { type CheckRecord, createRecord } from '../verdict/check-record.ts';

/** An assessment with its main category S2, as pocket-guard would give it. */
export function assessmentWith(
  unsafeScore: number,
  task: Assessment['task'] = 'prompt-classification',
): Assessment {
  return {
    task,
    unsafeScore,
    categoryScores: { S1: unsafeScore * 0.1, S2: unsafeScore * 0.9 },
    spans: [{ start: 0, end: 5 }],
    tokens: { cached: 80, computed: 12 },
    timings: { queueMs: 0, tokenizeMs: 1, prefillMs: 0, forwardMs: 20, totalMs: 22 },
    model: {
      id: 'pocket-guard',
      revision: '0'.repeat(64),
      executionProvider: 'wasm',
      dtype: 'q4',
      defaultThreshold: 0.5,
    },
  };
}

/** A record of a check with that score. */
export function recordWith(unsafeScore: number, policy: Policy = parsePolicy({})): CheckRecord {
  const assessment = assessmentWith(unsafeScore);
  const taxonomy = taxonomies.llamaGuard3;
  const verdict = decideVerdict({ kind: 'assessed', assessment }, policy, taxonomy);
  return createRecord({
    task: assessment.task,
    isDraft: false,
    text: 'hello',
    conversation: [{ role: 'user', text: 'hello' }],
    taxonomy,
    protocol: 'pocket-guard-1',
    verdict,
  });
}
