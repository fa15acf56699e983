/** What intervals are of: rows as they are prepared, at a threshold. */
export interface IntervalsKey {
  readonly prepared: object;
  readonly threshold: number;
}

/** What lazy intervals need. */
export interface LazyIntervalsHost<Columns, Intervals> {
  /** Takes seconds, elsewhere than in the page's own thread. */
  readonly compute: (columns: Columns) => Promise<Intervals>;
  /** There are intervals that were asked for. */
  readonly onChange: () => void;
}

/** A slider that rests as long as this has arrived, in milliseconds. */
const PAUSE_MS = 400;

/**
 * Intervals that are computed behind a slider: none while it moves, and then of where it came to rest. One computation
 * runs at a time; what was asked for meanwhile follows it.
 */
export class LazyIntervals<Columns, Intervals> {
  readonly #host: LazyIntervalsHost<Columns, Intervals>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted: IntervalsKey | undefined;
  #read: (() => Columns) | undefined;
  #known: { readonly key: IntervalsKey; readonly intervals: Intervals } | undefined;
  #isBusy = false;

  constructor(host: LazyIntervalsHost<Columns, Intervals>) {
    this.#host = host;
  }

  /** The intervals, when they are there; else they are on their way. @param read - Called when they are computed. */
  of(key: IntervalsKey, read: () => Columns): Intervals | undefined {
    if (this.#known && isSame(this.#known.key, key)) return this.#known.intervals;
    if (!this.#wanted || !isSame(this.#wanted, key)) {
      this.#wanted = key;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#compute(), PAUSE_MS);
    }
    this.#read = read;
    return undefined;
  }

  /** Nobody looks any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#wanted = undefined;
  }

  async #compute(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      while (this.#wanted && this.#read && !this.#isKnown(this.#wanted)) {
        const key = this.#wanted;
        const intervals = await this.#host.compute(this.#read());
        this.#known = { key, intervals };
      }
    } finally {
      this.#isBusy = false;
    }
    this.#host.onChange();
  }

  #isKnown(key: IntervalsKey): boolean {
    return this.#known !== undefined && isSame(this.#known.key, key);
  }
}

function isSame(one: IntervalsKey, other: IntervalsKey): boolean {
  return one.prepared === other.prepared && one.threshold === other.threshold;
}
