import type { GuardFailure, GuardFailureKind, GuardFailureOrigin } from '@guarded-chat/protocol';

/** A load or a check that failed. `kind` and `origin` are for code, `message` is for people and never holds their text. */
export class GuardError extends Error {
  override readonly name = 'GuardError';
  /** What went wrong, in one word that code can branch on. */
  readonly kind: GuardFailureKind;
  /** Where it went wrong. */
  readonly origin: GuardFailureOrigin;

  constructor(failure: GuardFailure, options?: ErrorOptions) {
    super(failure.message, options);
    this.kind = failure.kind;
    this.origin = failure.origin;
  }
}
