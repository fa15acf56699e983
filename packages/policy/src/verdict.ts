import type { Assessment } from './assessment.ts';
import type { GuardAction } from './policy.ts';

/** A category that counts under the policy, strongest score first in a verdict. */
export interface VerdictCategory {
  readonly code: string;
  readonly name: string;
  /** The assessment's score of this category, in [0, 1]. */
  readonly score: number;
  readonly action: GuardAction;
}

/** Nothing in the text reached a threshold. */
export interface SafeVerdict {
  readonly status: 'safe';
  readonly action: 'off';
  readonly assessment: Assessment;
}

/** At least one category reached its threshold; `action` is the strongest of theirs. */
export interface UnsafeVerdict {
  readonly status: 'unsafe';
  readonly action: Exclude<GuardAction, 'off'>;
  readonly categories: readonly VerdictCategory[];
  readonly assessment: Assessment;
}

/** Why a text has no verdict: a failure kind of the engine or client, in machine-readable form, and a sentence for people. */
export interface UncheckedReason {
  /** A failure kind such as `timeout` or `input-too-long`. */
  readonly kind: string;
  /** What happened and what to do. Never contains the person's text. */
  readonly message: string;
}

/** The text could not be checked: never treated as safe. */
export interface UncheckedVerdict {
  readonly status: 'unchecked';
  readonly action: Exclude<GuardAction, 'off'>;
  readonly reason: UncheckedReason;
}

/** The decision on one text. */
export type Verdict = SafeVerdict | UnsafeVerdict | UncheckedVerdict;
