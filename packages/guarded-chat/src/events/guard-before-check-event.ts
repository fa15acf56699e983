import type { GuardTask, Verdict } from '@guarded-chat/policy';

/** What a `guard-before-check` event tells, and lets a host do. */
export interface GuardBeforeCheckEventDetail {
  /** Always a message: answers are only checked when the host asks. */
  readonly task: GuardTask;
  /**
   * Supplies the host's own verdict, or the promise of one, in place of the model's: the message is held until then. A
   * promise that rejects blocks it. The last of several calls counts; after the event they do nothing.
   */
  readonly provide: (verdict: Verdict | PromiseLike<Verdict>) => void;
}

/** A message is about to be checked. Canceling it drops the send: nothing is checked, and nothing is sent. */
export class GuardBeforeCheckEvent extends Event {
  readonly detail: GuardBeforeCheckEventDetail;
  #provided: Promise<Verdict> | undefined;

  constructor(detail: Pick<GuardBeforeCheckEventDetail, 'task'>) {
    super('guard-before-check', { bubbles: true, composed: true, cancelable: true });
    this.detail = {
      ...detail,
      provide: (verdict) => {
        this.#provided = Promise.resolve(verdict);
        // It may fail before anybody waits for it, or when nobody does any more.
        this.#provided.catch(() => undefined);
      },
    };
  }

  /** The verdict that a host has supplied, if one has. */
  get provided(): Promise<Verdict> | undefined {
    return this.#provided;
  }
}

declare global {
  interface HTMLElementEventMap {
    'guard-before-check': GuardBeforeCheckEvent;
  }
}
