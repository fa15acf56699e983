import type { GuardFailure } from '@guarded-chat/protocol';

const lossKinds: readonly string[] = ['worker-crashed', 'device-lost', 'out-of-memory'];

/** Whether the worker is gone, or of no more use: only a new one gets the device and its memory back. */
export function isLoss<F extends { readonly kind: string }>(
  failure: F,
): failure is F & GuardFailure {
  return lossKinds.includes(failure.kind);
}
