import type { GuardTask } from '@guarded-chat/policy';

/**
 * Why a held message was taken back: the person canceled it (`person`), its text changed (`text-changed`), another
 * message took its place (`replaced`), the host canceled a `guard-before-*` event (`host`), the element was disabled
 * (`disabled`) or taken out of the page (`removed`), or the page was left (`page-left`).
 */
export type GuardCancelReason =
  | 'person'
  | 'text-changed'
  | 'replaced'
  | 'host'
  | 'disabled'
  | 'removed'
  | 'page-left';

/** What a `guard-cancel` event tells. */
export interface GuardCancelEventDetail {
  /** Always a message: answers are judged until their caller aborts. */
  readonly task: GuardTask;
  readonly reason: GuardCancelReason;
}

/** A held message was taken back before it was sent or stopped. Nothing was sent, and the text is still in the field. */
export class GuardCancelEvent extends Event {
  readonly detail: GuardCancelEventDetail;

  constructor(detail: GuardCancelEventDetail) {
    super('guard-cancel', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'guard-cancel': GuardCancelEvent;
  }
}
