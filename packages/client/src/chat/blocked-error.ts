import type { GuardTask, SafeVerdict, Verdict } from '@guarded-chat/policy';

/** A verdict that may hold a text. */
export type HoldingVerdict = Exclude<Verdict, SafeVerdict>;

function describe(verdict: HoldingVerdict): string {
  if (verdict.status === 'unchecked') return `could not be checked: ${verdict.reason.message}`;
  const names = verdict.categories.map(({ code, name }) => `${code} ${name}`).join(', ');
  return names === '' ? 'is unsafe' : `is unsafe: ${names}`;
}

/** A message was held back under the policy, and nothing was sent. The error does not hold the message. */
export class GuardBlockedError extends Error {
  override readonly name = 'GuardBlockedError';
  /** What was judged: the user's message, or the answer to it. */
  readonly task: GuardTask;
  /** Why: unsafe, or unchecked under a policy that blocks what could not be checked. */
  readonly verdict: HoldingVerdict;

  constructor(task: GuardTask, verdict: HoldingVerdict) {
    const subject = task === 'prompt-classification' ? 'message' : 'answer';
    super(`The ${subject} was blocked; it ${describe(verdict)}`);
    this.task = task;
    this.verdict = verdict;
  }
}
