import type { RequestEntry } from './request-counter.ts';

/** Reports the requests of this page or worker, past ones included; each thread has a timeline of its own. */
export function observeRequests(report: (entries: readonly RequestEntry[]) => void): () => void {
  const observer = new PerformanceObserver((list) => {
    report(
      list.getEntries().map(({ startTime }) => ({ startMs: performance.timeOrigin + startTime })),
    );
  });
  observer.observe({ type: 'resource', buffered: true });
  return () => observer.disconnect();
}
