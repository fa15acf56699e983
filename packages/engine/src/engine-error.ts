import type { GuardFailure, GuardFailureKind, GuardFailureOrigin } from '@guarded-chat/protocol';

const origins: Record<GuardFailureKind, GuardFailureOrigin> = {
  'model-fetch-failed': 'model',
  'model-integrity-mismatch': 'model',
  'model-unsupported': 'model',
  'storage-full': 'model',
  'no-execution-provider': 'device',
  'device-lost': 'device',
  'out-of-memory': 'device',
  'self-test-failed': 'device',
  'inference-failed': 'inference',
  'completion-unparseable': 'inference',
  'input-too-long': 'inference',
  'input-empty': 'inference',
  'worker-crashed': 'transport',
  timeout: 'transport',
  'protocol-mismatch': 'transport',
  destroyed: 'transport',
};

/** A failure inside the engine; at the worker's boundary it becomes a value. */
export class EngineError extends Error {
  readonly kind: GuardFailureKind;

  /** @param message - What happened, with which value, and what to do. Never the person's text. */
  constructor(kind: GuardFailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineError';
    this.kind = kind;
  }

  toFailure(): GuardFailure {
    return { kind: this.kind, origin: origins[this.kind], message: this.message };
  }
}

/** The failure behind anything that was thrown; what the engine did not foresee is `fallback`. */
export function toFailure(thrown: unknown, fallback: GuardFailureKind): GuardFailure {
  if (thrown instanceof EngineError) return thrown.toFailure();
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const kind = /out of memory|allocation failed|bad_alloc/i.test(message)
    ? 'out-of-memory'
    : /device.{0,20}lost/i.test(message)
      ? 'device-lost'
      : fallback;
  return new EngineError(kind, message).toFailure();
}
