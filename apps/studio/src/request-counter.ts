/** Counts the network requests of this page. */
export interface RequestCounter {
  /** Requests since the last reset. */
  readonly count: number;
  /** Starts again from 0, as of now. */
  readonly reset: () => void;
  readonly stop: () => void;
}

/** What a browser records of one request: `startTime` is in milliseconds since the page's time origin. */
export interface RequestEntry {
  readonly startTime: number;
}

/**
 * Watches a stream of requests.
 * @param observe - Starts to report requests, past ones included, and returns how to stop.
 * @param now - Milliseconds since the page's time origin.
 * @param onChange - Called when the count changes.
 */
export function countRequests(
  observe: (report: (entries: readonly RequestEntry[]) => void) => () => void,
  now: () => number,
  onChange: () => void,
): RequestCounter {
  let count = 0;
  let sinceMs = 0;
  const stop = observe((entries) => {
    // Browsers report with a delay: a request from before the reset may arrive after it.
    const fresh = entries.filter(({ startTime }) => startTime >= sinceMs).length;
    if (fresh === 0) return;
    count += fresh;
    onChange();
  });
  return {
    get count() {
      return count;
    },
    reset() {
      sinceMs = now();
      count = 0;
      onChange();
    },
    stop,
  };
}

/** Reports the requests that this page makes; those of its workers are in a timeline of their own. */
export function observePageRequests(
  report: (entries: readonly RequestEntry[]) => void,
): () => void {
  const observer = new PerformanceObserver((list) => report(list.getEntries()));
  observer.observe({ type: 'resource', buffered: true });
  return () => observer.disconnect();
}
