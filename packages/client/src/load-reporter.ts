import type { LoadProgress } from '@guarded-chat/protocol';
import { DownloadProgressEvent } from './download-progress-event.ts';

/** Turns the progress of one load into events. */
export interface LoadReporter {
  readonly report: (progress: LoadProgress) => void;
  /** The load succeeded: what the worker still had to report no longer counts. */
  readonly finish: () => void;
  /** The load failed: likewise. */
  readonly end: () => void;
}

function fractionOf({ phase, loadedBytes, totalBytes }: LoadProgress): number {
  if (phase === 'ready') return 1;
  return totalBytes > 0 ? Math.min(loadedBytes / totalBytes, 1) : 0;
}

/** Dispatches `downloadprogress` events: 0 at once, 1 at the end, and in between never less than before. */
export function createLoadReporter(target: EventTarget): LoadReporter {
  let loaded = 0;
  let phase: LoadProgress['phase'] = 'manifest';
  let model: LoadProgress['model'];
  let isEnded = false;
  const dispatch = () => target.dispatchEvent(new DownloadProgressEvent(loaded, phase, model));
  const report = (progress: LoadProgress) => {
    const next = Math.max(loaded, fractionOf(progress));
    // Progress has a channel of its own, and may arrive after the end of the load.
    if (phase === 'ready' || isEnded) return;
    // A preferred model may fail, and another take its place.
    const isNamed = progress.model !== undefined && progress.model.name !== model?.name;
    if (next === loaded && progress.phase === phase && !isNamed) return;
    if (isNamed) ({ model } = progress);
    loaded = next;
    phase = progress.phase;
    dispatch();
  };
  dispatch();
  return {
    report,
    finish: () => report({ phase: 'ready', loadedBytes: 0, totalBytes: 0 }),
    end: () => {
      isEnded = true;
    },
  };
}
