import type { Assessment } from '../assessment.ts';

/** A plain assessment of a prompt; a test changes what it is about. */
export function assessmentWith(changes: Partial<Assessment> = {}): Assessment {
  return {
    task: 'prompt-classification',
    unsafeScore: 0.8,
    categoryScores: {},
    spans: [{ start: 0, end: 10 }],
    tokens: { cached: 90, computed: 10 },
    timings: { queueMs: 1, tokenizeMs: 2, prefillMs: 3, forwardMs: 4, totalMs: 10 },
    model: {
      id: 'test-guard',
      revision: '0'.repeat(64),
      executionProvider: 'wasm',
      dtype: 'q4',
      defaultThreshold: 0.5,
    },
    ...changes,
  };
}
