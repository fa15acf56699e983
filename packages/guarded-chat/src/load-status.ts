import type { DownloadProgressEvent } from '@guarded-chat/client';

/** How far the element is on the way to a guard. */
export type LoadStatus =
  | { readonly phase: 'absent' }
  /** `loaded` is in [0, 1], absent while unknown; `step` is what the load is busy with. */
  | {
      readonly phase: 'loading';
      readonly loaded?: number;
      readonly step?: DownloadProgressEvent['phase'];
    }
  | { readonly phase: 'ready' }
  | { readonly phase: 'failed'; readonly error: Error };
