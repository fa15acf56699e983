import type { GuardTask, Policy, Verdict } from '@guarded-chat/policy';
import type { Guard } from '../guard.ts';
import { type ProbePlan, readProbePlan } from '../stream/read-probe-plan.ts';

/** What of a guard is needed to guard a chat. */
export type ChatGuard = Pick<Guard, 'check' | 'guardStream' | 'policy'>;

/** A text and its verdict, as reported to the host. */
export interface CheckReport {
  readonly task: GuardTask;
  readonly verdict: Verdict;
  /** The text that the verdict is about; of a stream that was blocked, as far as it was judged. */
  readonly text: string;
  /** The policy that the verdict was reached under. */
  readonly policy: Policy;
}

/** What the ways to guard a chat have in common. */
export interface ChatGuardOptions {
  /** Is told of every verdict, before anything is done about it. A message that is only warned of is sent. */
  readonly onVerdict?: ((report: CheckReport) => void) | undefined;
  /** What stands in the place of an answer that is blocked. Default: nothing. */
  readonly blockedText?: string | undefined;
  /**
   * What becomes of images, audio and other files, which the guard cannot read. With `unchecked`, those in the user's
   * message make it unchecked, so that the policy's action for unchecked texts applies, and those in an answer are left
   * out. With `ignore` they pass where the text does. Default: `unchecked`.
   */
  readonly attachments?: 'unchecked' | 'ignore' | undefined;
  /** How often a streamed answer is checked while it comes. */
  readonly probe?: ProbePlan | undefined;
}

/** @throws TypeError when an option is invalid; the message names it. */
export function assertChatGuardOptions({
  attachments,
  blockedText,
  probe,
}: ChatGuardOptions): void {
  if (attachments !== undefined && attachments !== 'unchecked' && attachments !== 'ignore') {
    throw new TypeError('attachments: expected "unchecked" or "ignore"');
  }
  if (blockedText !== undefined && typeof blockedText !== 'string') {
    throw new TypeError('blockedText: expected a string');
  }
  readProbePlan(probe);
}
