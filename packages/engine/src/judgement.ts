import type { Taxonomy } from '@guarded-chat/policy';
import type { GuardModel } from './guard-model.ts';
import type { PrefixCache } from './prefix-cache.ts';

/** Scores of one window of a text. */
export interface Judgement {
  /** Calibrated, in [0, 1]. */
  readonly unsafeScore: number;
  /** By category code, in [0, 1]; empty when the text was not unsafe enough to ask for categories. */
  readonly categoryScores: Readonly<Record<string, number>>;
  /** Tokens computed for it. */
  readonly computed: number;
}

/** One window of a text, ready to be judged. */
interface JudgedWindow {
  readonly model: GuardModel;
  readonly prefixes: PrefixCache;
  /** The whole prompt with this window, the policy prefix first. */
  readonly tokens: readonly number[];
  readonly taxonomy: Taxonomy;
  /** The head's outputs at the prefix's marked positions; none where the form of answer marks none. */
  readonly marked: readonly Float32Array[];
}

/** Reads a judgement off the model, in one form of answer. @throws EngineError when there is none. */
export type Judge = (window: JudgedWindow) => Promise<Judgement>;
