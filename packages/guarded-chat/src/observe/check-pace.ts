/** How long an answer must have rested before it is judged, in milliseconds. */
const REST_MS = 300;

/** How long an answer that never rests may go on unjudged, in milliseconds. */
const MAX_WAIT_MS = 1000;

/** Tells when a growing text is to be judged: when it rests, and now and then while it does not. */
export class CheckPace {
  readonly #onDue: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSinceMs: number | undefined;

  constructor(onDue: () => void) {
    this.#onDue = onDue;
  }

  /** The text has changed. */
  changed(): void {
    const nowMs = performance.now();
    this.#waitingSinceMs ??= nowMs;
    const leftMs = this.#waitingSinceMs + MAX_WAIT_MS - nowMs;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#waitingSinceMs = undefined;
        this.#onDue();
      },
      Math.max(0, Math.min(REST_MS, leftMs)),
    );
  }

  /** Nothing is due any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#waitingSinceMs = undefined;
  }
}
