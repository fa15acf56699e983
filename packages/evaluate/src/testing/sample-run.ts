import { type Assessment, parsePolicy, taxonomies } from '@guarded-chat/policy';
import type { EvaluationRun } from '../runs/evaluation-run.ts';
import { type JudgedRun, judgeRun } from '../runs/judge-run.ts';

/** A result in short; without a score it is unchecked. */
export interface SampleResult {
  readonly unsafeScore?: number;
  readonly categoryScores?: Readonly<Record<string, number>>;
  readonly unsafe: boolean | null;
  readonly categories?: readonly string[];
}

const model = {
  id: 'fake',
  name: 'Fake',
  revision: '0'.repeat(64),
  executionProvider: 'wasm',
  dtype: 'q4',
  defaultThreshold: 0.5,
} as const;

/** An assessment with these scores. */
export function assessment(
  scores: Pick<Assessment, 'unsafeScore'> & Partial<Pick<Assessment, 'categoryScores'>>,
): Assessment {
  return {
    task: 'prompt-classification',
    categoryScores: {},
    spans: [],
    tokens: { cached: 0, computed: 0 },
    timings: { queueMs: 0, tokenizeMs: 0, prefillMs: 0, forwardMs: 0, totalMs: 0 },
    model,
    ...scores,
  };
}

/** A run over prompts; the n-th result has the hash n. */
export function runOf(results: readonly SampleResult[]): EvaluationRun {
  return {
    header: {
      format: 'guard-eval-run/1',
      model,
      protocol: 'pocket-guard-1',
      taxonomy: taxonomies.llamaGuard3,
      runtime: 'test',
      data: 'sample',
    },
    records: results.map(
      ({ unsafeScore, categoryScores = {}, unsafe, categories = [] }, index) => ({
        hash: String(index),
        task: 'prompt-classification',
        source: 'ours',
        unsafe,
        categories,
        scores:
          unsafeScore === undefined
            ? { unchecked: { kind: 'inference-failed', message: 'it failed' } }
            : { unsafeScore, categoryScores },
      }),
    ),
  };
}

/** The same under the default policy. */
export function judgedRun(results: readonly SampleResult[]): JudgedRun {
  return judgeRun(runOf(results), parsePolicy({}));
}
