/** Counts network requests. */
export interface RequestCounter {
  /** Requests since the last reset. */
  readonly count: number;
  /** Starts again from 0, as of now. */
  readonly reset: () => void;
  readonly stop: () => void;
}

/** What is recorded of one request. */
export interface RequestEntry {
  /** When it started, in milliseconds since 1970: the page and its workers share this clock. */
  readonly startMs: number;
}

/** Starts to report requests, past ones included, and returns how to stop. */
export type ObserveRequests = (report: (entries: readonly RequestEntry[]) => void) => () => void;

/**
 * Counts the requests that several threads make.
 * @param sources - One for each thread.
 * @param now - Milliseconds since 1970.
 * @param onChange - Called when the count changes.
 */
export function countRequests(
  sources: readonly ObserveRequests[],
  now: () => number,
  onChange: () => void,
): RequestCounter {
  let count = 0;
  let sinceMs = 0;
  const report = (entries: readonly RequestEntry[]) => {
    // Browsers report with a delay: a request from before the reset may arrive after it.
    const fresh = entries.filter(({ startMs }) => startMs >= sinceMs).length;
    if (fresh === 0) return;
    count += fresh;
    onChange();
  };
  const stops = sources.map((observe) => observe(report));
  return {
    get count() {
      return count;
    },
    reset() {
      sinceMs = now();
      count = 0;
      onChange();
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
