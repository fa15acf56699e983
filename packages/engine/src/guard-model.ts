import type { AssessmentModel, Calibration, GuardProtocolId } from '@guarded-chat/policy';
import type { Window } from './manifest.ts';

/** Keys and values of all layers for a run of tokens. Valid until disposed; a forward pass never changes its past. */
export interface KeyValueCache {
  /** Tokens it holds. */
  readonly length: number;
  readonly sizeBytes: number;
  /** A copy of the first `length` tokens, at least 1; this one stays as it is. The caller disposes the copy. */
  readonly crop: (length: number) => KeyValueCache;
  /** The bytes of keys and values, for `restore`; undefined where they lie on a GPU, which computes them as fast. */
  readonly snapshot: () => Uint8Array<ArrayBuffer> | undefined;
  readonly dispose: () => void;
}

/** What a forward pass gives back. */
export interface ForwardResult {
  /** One entry per kept position, oldest first: the head's outputs, [headRows] float32. */
  readonly logits: readonly Float32Array[];
  /** Past and new tokens together; the caller disposes it. */
  readonly cache: KeyValueCache;
}

/**
 * A guard model on one execution provider: tokens in, logits out. It knows nothing of taxonomies, prompts or scores.
 * The seam at which tests put a fake; `guard-model-contract.ts` is what the fake and the real one both fulfil.
 */
export interface GuardModel {
  readonly info: AssessmentModel;
  readonly protocol: GuardProtocolId;
  /** Outputs of the head at one position. */
  readonly headRows: number;
  /** Token id of each row of the head: what the logits are over; none where the head is not over tokens. */
  readonly headTokenIds: readonly number[];
  readonly calibration: Calibration;
  /** How long texts are cut; absent: a text must fit the context in one piece. */
  readonly window?: Window;
  /** Tokens that a prompt may have in all. */
  readonly maxPositions: number;
  /** Encodes text; nothing in it becomes a control token. */
  readonly encode: (text: string) => readonly number[];
  /** @throws EngineError `model-unsupported` when the package does not name the token. */
  readonly controlTokenId: (token: string) => number;
  /**
   * Runs `tokens` behind `past` and keeps the logits of the last `logitRows` positions.
   * @throws EngineError or the runtime's error when the pass fails.
   */
  readonly forward: (
    tokens: readonly number[],
    past: KeyValueCache | null,
    logitRows: number,
  ) => Promise<ForwardResult>;
  /** The cache that a snapshot was taken of; undefined when its size is not that of `length` tokens. */
  readonly restore: (
    snapshot: Uint8Array<ArrayBuffer>,
    length: number,
  ) => KeyValueCache | undefined;
  readonly dispose: () => Promise<void>;
}
