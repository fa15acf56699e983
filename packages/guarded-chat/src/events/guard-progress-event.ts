import type { DownloadProgressEvent } from '@guarded-chat/client';

/** What a `guard-progress` event tells. */
export interface GuardProgressEventDetail {
  /** Part of the files that are there, in [0, 1]. */
  readonly loaded: number;
  /** What `loaded` comes to at the end: 1, as in the browser's own progress of models. */
  readonly total: number;
  /** What the load is busy with. */
  readonly phase: DownloadProgressEvent['phase'];
}

/** A load went on. */
export class GuardProgressEvent extends Event {
  readonly detail: GuardProgressEventDetail;

  constructor(detail: GuardProgressEventDetail) {
    super('guard-progress', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface HTMLElementEventMap {
    'guard-progress': GuardProgressEvent;
  }
}
