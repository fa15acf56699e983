import type { GuardTask } from '@guarded-chat/policy';

/** What a `guard-before-check` event tells. */
export interface GuardBeforeCheckEventDetail {
  /** Always a message: answers are only checked when the host asks. */
  readonly task: GuardTask;
}

/** A message is about to be checked. Canceling it drops the send: nothing is checked, and nothing is sent. */
export class GuardBeforeCheckEvent extends Event {
  readonly detail: GuardBeforeCheckEventDetail;

  constructor(detail: GuardBeforeCheckEventDetail) {
    super('guard-before-check', { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'guard-before-check': GuardBeforeCheckEvent;
  }
}
