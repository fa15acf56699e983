import type { GuardTask, Verdict } from '@guarded-chat/policy';

/** What a `guard-verdict` event tells. */
export interface GuardVerdictEventDetail {
  /** Whether a message or an answer was judged. */
  readonly task: GuardTask;
  /** The decision, with the scores it was made from or the reason why there are none. */
  readonly verdict: Verdict;
}

/** A text has its verdict. The text itself is not in the event: the host has it. */
export class GuardVerdictEvent extends Event {
  readonly detail: GuardVerdictEventDetail;

  constructor(detail: GuardVerdictEventDetail) {
    super('guard-verdict', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'guard-verdict': GuardVerdictEvent;
  }
}
