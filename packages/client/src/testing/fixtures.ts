import { type Assessment, type AssessmentModel, taxonomies } from '@guarded-chat/policy';
import type { AssessRequest, GuardFailure, LoadedModel } from '@guarded-chat/protocol';

const assessmentModel: AssessmentModel = {
  id: 'pocket-guard',
  revision: 'c0ffee',
  executionProvider: 'wasm',
  dtype: 'q4',
  defaultThreshold: 0.5,
};

/** What the fake worker says it has loaded. */
export const loadedModel: LoadedModel = {
  ...assessmentModel,
  name: 'Pocket Guard',
  protocol: 'pocket-guard-1',
  defaultTaxonomy: taxonomies.llamaGuard3,
  licence: 'Apache-2.0',
  sizeBytes: 40_000_000,
  thresholds: { strict: 0.3, default: 0.5, lenient: 0.7 },
  selfTest: 'verified',
};

/** An assessment with one category at the score, S2. */
export function createAssessment(task: AssessRequest['task'], unsafeScore: number): Assessment {
  return {
    task,
    unsafeScore,
    categoryScores: { S2: unsafeScore },
    spans: [{ start: 0, end: 1 }],
    tokens: { cached: 200, computed: 12 },
    timings: { queueMs: 0, tokenizeMs: 1, prefillMs: 0, forwardMs: 20, totalMs: 21 },
    model: assessmentModel,
  };
}

/** Failures as a worker reports them. */
export const failures = {
  fetchFailed: {
    kind: 'model-fetch-failed',
    origin: 'model',
    message: 'manifest.json: the server answered 404; check the model URL.',
  },
  protocolMismatch: {
    kind: 'protocol-mismatch',
    origin: 'transport',
    message: 'The worker speaks version 2, the page version 1; serve both from one build.',
  },
  deviceLost: {
    kind: 'device-lost',
    origin: 'device',
    message: 'The GPU went away; check again.',
  },
  inferenceFailed: {
    kind: 'inference-failed',
    origin: 'inference',
    message: 'The model gave scores that are not numbers; check again.',
  },
} as const satisfies Record<string, GuardFailure>;
