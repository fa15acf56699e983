/** What the main thread went through, in milliseconds. */
export interface MainThreadTimes {
  /** Tasks of at least 50 ms: browsers report no shorter ones. */
  readonly longTasks: readonly number[];
  /** Longest time between two turns of the event loop: an upper bound for any task. */
  readonly longestGapMs: number;
}

/** Watches the main thread until the returned function is called. */
export function watchMainThread(): () => MainThreadTimes {
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTasks.push(entry.duration);
  });
  observer.observe({ type: 'longtask' });
  let last = performance.now();
  let longestGapMs = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longestGapMs = Math.max(longestGapMs, now - last);
    last = now;
  }, 4);
  return () => {
    clearInterval(timer);
    for (const entry of observer.takeRecords()) longTasks.push(entry.duration);
    observer.disconnect();
    return { longTasks, longestGapMs };
  };
}
