import { type Remote, wrap } from 'comlink';
import FiguresWorker from './figures-worker.ts?worker';
import type { FiguresApi } from './figures-worker.ts';

/**
 * The worker for slow figures. It is started with the code that needs it, not when it is needed: by then the page makes
 * no request any more.
 */
const worker = new FiguresWorker();

/** Resolves when the worker's script is there, or cannot be had. */
export const figuresStarted: Promise<void> = new Promise((resolve) => {
  for (const type of ['message', 'error']) {
    worker.addEventListener(type, () => resolve(), { once: true });
  }
});

export const figures: Remote<FiguresApi> = wrap<FiguresApi>(worker);
