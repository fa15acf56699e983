import type { Guard } from '@guarded-chat/client';

/** What a `guard-load` event tells. */
export interface GuardLoadEventDetail {
  /** What was loaded, and how it runs. */
  readonly model: Guard['model'];
}

/** The model is ready. */
export class GuardLoadEvent extends Event {
  readonly detail: GuardLoadEventDetail;

  constructor(detail: GuardLoadEventDetail) {
    super('guard-load', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'guard-load': GuardLoadEvent;
  }
}
