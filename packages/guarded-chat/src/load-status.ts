import type { DownloadProgressEvent } from '@guarded-chat/client';

/** How far the element is on the way to a guard. */
export type LoadStatus =
  | { readonly phase: 'absent' }
  /** `loaded` is in [0, 1], absent while unknown; `step` is what the load is busy with. */
  | {
      readonly phase: 'loading';
      readonly loaded?: number;
      readonly step?: DownloadProgressEvent['phase'];
      /** What is being loaded, once that is known. */
      readonly model?: DownloadProgressEvent['model'] | undefined;
    }
  | { readonly phase: 'ready' }
  | { readonly phase: 'failed'; readonly error: Error };
