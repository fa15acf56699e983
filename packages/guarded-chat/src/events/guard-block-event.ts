import type { GuardTask, Verdict } from '@guarded-chat/policy';

/** What a `guard-block` event tells. */
export interface GuardBlockEventDetail {
  /** Whether a message or an answer was judged. */
  readonly task: GuardTask;
  /** Why: unsafe, or unchecked under a policy that blocks what is unchecked. */
  readonly verdict: Verdict;
}

/** A text was blocked. */
export class GuardBlockEvent extends Event {
  readonly detail: GuardBlockEventDetail;

  constructor(detail: GuardBlockEventDetail) {
    super('guard-block', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'guard-block': GuardBlockEvent;
  }
}
