import { type Remote, wrap } from 'comlink';
import FiguresWorker from './figures-worker.ts?worker';
import type { FiguresApi } from './figures-worker.ts';

/**
 * The worker for slow figures. It is started with the code that needs it, not when it is needed: by then the page makes
 * no request any more.
 */
export const figures: Remote<FiguresApi> = wrap<FiguresApi>(new FiguresWorker());
