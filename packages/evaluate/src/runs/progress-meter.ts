/** How far a run is. */
export interface RunProgress {
  readonly done: number;
  readonly total: number;
  /** Rows of late, a second; `undefined` before the second row. */
  readonly rowsPerSecond: number | undefined;
  /** Estimated from the rate; `undefined` while there is none. */
  readonly secondsLeft: number | undefined;
}

/** Counts rows and tells the rate. */
export interface ProgressMeter {
  /** One more row is done. */
  readonly count: () => void;
  readonly progress: () => RunProgress;
}

/** The rate is taken over so many rows: long enough to be steady, short enough to follow a machine that gets busy. */
const WINDOW_ROWS = 200;

/**
 * Measures a run.
 * @param total - Rows in all, those done before included.
 * @param done - Rows that an earlier run did; they do not count for the rate.
 * @param now - Milliseconds from any start.
 */
export function createProgressMeter(
  total: number,
  done: number = 0,
  now: () => number = () => performance.now(),
): ProgressMeter {
  let count = done;
  const times: number[] = [];
  return {
    count() {
      count += 1;
      times.push(now());
      if (times.length > WINDOW_ROWS) times.shift();
    },
    progress() {
      const elapsedMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
      const rowsPerSecond = elapsedMs > 0 ? ((times.length - 1) / elapsedMs) * 1000 : undefined;
      const secondsLeft = rowsPerSecond === undefined ? undefined : (total - count) / rowsPerSecond;
      return { done: count, total, rowsPerSecond, secondsLeft };
    },
  };
}
