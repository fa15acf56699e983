/** What a `guard-error` event tells. */
export interface GuardErrorEventDetail {
  /** A `GuardError`, or a `TypeError` that names the property at fault. */
  readonly error: Error;
}

/** The model could not be loaded, or the element is set up wrongly. Sends stay held, or follow `policy.unchecked`. */
export class GuardErrorEvent extends Event {
  readonly detail: GuardErrorEventDetail;

  constructor(detail: GuardErrorEventDetail) {
    super('guard-error', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'guard-error': GuardErrorEvent;
  }
}
