import type { Verdict } from '@guarded-chat/policy';

/** What a `guard-send` event tells. */
export interface GuardSendEventDetail {
  /** The verdict under which the message was let through. */
  readonly verdict: Verdict;
}

/** A held message was given to the host, once. */
export class GuardSendEvent extends Event {
  readonly detail: GuardSendEventDetail;

  constructor(detail: GuardSendEventDetail) {
    super('guard-send', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'guard-send': GuardSendEvent;
  }
}
