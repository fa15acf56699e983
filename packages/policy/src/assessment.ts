import type { GuardTask } from './conversation.ts';

/** A range of the judged text in UTF-16 code units, `end` exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Which model answered, and how it was run. */
export interface AssessmentModel {
  readonly id: string;
  /** SHA-256 of the manifest, hexadecimal: names the weights exactly. */
  readonly revision: string;
  readonly executionProvider: 'webgpu' | 'wasm';
  readonly dtype: 'q4' | 'q4f16' | 'int8' | 'fp32';
  /** Threshold on `unsafeScore` that the model's maker recommends, in [0, 1]. */
  readonly defaultThreshold: number;
  /**
   * `verified` when the package's golden conversations gave their scores on this machine; `unverified` when it has
   * none, so that nothing vouches for the scores. Absent where it is not known.
   */
  readonly selfTest?: 'verified' | 'unverified';
}

/** How long the parts of a check took, in milliseconds. */
export interface AssessmentTimings {
  readonly queueMs: number;
  readonly tokenizeMs: number;
  /** Computing the policy prefix; 0 when it was cached. */
  readonly prefillMs: number;
  readonly forwardMs: number;
  readonly totalMs: number;
}

/** What the model says of one text: scores, not a decision. `decideVerdict` turns it into a verdict under a policy. */
export interface Assessment {
  readonly task: GuardTask;
  /** Calibrated probability that the last turn is unsafe under the taxonomy, in [0, 1]. Over chunks, the maximum. */
  readonly unsafeScore: number;
  /** By category code: P(unsafe) x P(category | unsafe), in [0, 1]. Empty when the model named no categories. */
  readonly categoryScores: Readonly<Record<string, number>>;
  /** The parts of the last turn that were judged; together they cover all of it. */
  readonly spans: readonly TextSpan[];
  /** Prompt tokens taken from the cache and computed, summed over chunks. */
  readonly tokens: { readonly cached: number; readonly computed: number };
  readonly timings: AssessmentTimings;
  readonly model: AssessmentModel;
}
