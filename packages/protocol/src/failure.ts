/** Where a failure came from, and the kinds of each place. */
export interface GuardFailureKinds {
  readonly model:
    | 'model-fetch-failed'
    | 'model-integrity-mismatch'
    | 'model-unsupported'
    | 'storage-full';
  readonly device: 'no-execution-provider' | 'device-lost' | 'out-of-memory' | 'self-test-failed';
  readonly inference:
    | 'inference-failed'
    | 'completion-unparseable'
    | 'input-too-long'
    | 'input-empty';
  readonly transport: 'worker-crashed' | 'timeout' | 'protocol-mismatch' | 'destroyed';
}

/** The place a failure came from. */
export type GuardFailureOrigin = keyof GuardFailureKinds;

/** What went wrong, in one word that code can branch on. */
export type GuardFailureKind = GuardFailureKinds[GuardFailureOrigin];

/** A failure as plain data: it crosses the worker boundary as a value, never as an exception. */
export interface GuardFailure {
  readonly kind: GuardFailureKind;
  readonly origin: GuardFailureOrigin;
  /** What happened, with which value, and what to do. Never contains the person's text. */
  readonly message: string;
}

/** A failure for an invalid request: the field at fault and why. The client rethrows it as a TypeError. */
export interface InvalidRequest {
  readonly kind: 'invalid-request';
  readonly message: string;
}
