import type { ObserveRequests, RequestEntry } from '../privacy/request-counter.ts';
import GuardWorker from './guard-worker.ts?worker';

/** Of this page alone: a second tab counts its own requests. */
const name = `guard-of-${crypto.randomUUID()}`;

/** Starts the engine's worker. */
export function createWorker(): Worker {
  return new GuardWorker({ name });
}

/** Reports the requests of every worker that `createWorker` has started. */
export const observeWorkerRequests: ObserveRequests = (report) => {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => report(data as readonly RequestEntry[]));
  return () => channel.close();
};
