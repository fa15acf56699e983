import type { Verdict } from '@guarded-chat/policy';

/** What a `guard-before-send` event tells. */
export interface GuardBeforeSendEventDetail {
  /** The verdict under which the message would be let through. */
  readonly verdict: Verdict;
}

/** A message is about to be given to the host. Canceling it drops the send: the text stays in the field. */
export class GuardBeforeSendEvent extends Event {
  readonly detail: GuardBeforeSendEventDetail;

  constructor(detail: GuardBeforeSendEventDetail) {
    super('guard-before-send', { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'guard-before-send': GuardBeforeSendEvent;
  }
}
