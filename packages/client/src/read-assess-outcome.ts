import type { Assessment } from '@guarded-chat/policy';
import type { AssessOutcome } from '@guarded-chat/protocol';
import { GuardError } from './guard-error.ts';

/**
 * The assessment of an outcome.
 * @throws TypeError when the request was invalid or had nothing to judge; GuardError on every other failure.
 */
export function readAssessOutcome(outcome: AssessOutcome): Assessment {
  if (outcome.ok) return outcome.assessment;
  const { failure } = outcome;
  switch (failure.kind) {
    case 'invalid-request':
    case 'input-empty':
      throw new TypeError(failure.message);
    case 'canceled':
      // Whoever cancels here has stopped listening: this one was canceled by the worker itself.
      throw new GuardError({
        kind: 'inference-failed',
        origin: 'inference',
        message: 'The worker canceled the check, as when another model is loaded; check again.',
      });
    default:
      throw new GuardError(failure);
  }
}
