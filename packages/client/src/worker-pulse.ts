/** How often a worker is asked for a sign of life while it owes an answer. */
const BEAT_MS = 1000;
/**
 * Beats without a sign of life, after which a worker counts as gone: a worker answers nothing while it computes a pass
 * or opens a session, which a slow machine may take long for.
 */
const LONGEST_SILENCE_BEATS = 60;

/**
 * Finds out whether a worker that owes an answer is still there: one that hangs, or was killed without a word, tells
 * nobody. Beats are counted, not seconds, so that a page which was frozen does not take its own sleep for the worker's.
 */
export class WorkerPulse {
  readonly #ask: () => Promise<unknown>;
  readonly #onSilence: () => void;
  #beat: ReturnType<typeof setInterval> | undefined;
  #silentBeats = 0;
  #isAsking = false;

  /**
   * @param ask - Resolves when the worker says anything.
   * @param onSilence - It has said nothing for about a minute.
   */
  constructor(ask: () => Promise<unknown>, onSilence: () => void) {
    this.#ask = ask;
    this.#onSilence = onSilence;
  }

  /** The worker owes an answer. */
  start(): void {
    this.#beat ??= setInterval(() => this.#onBeat(), BEAT_MS);
  }

  /** It owes none any more. */
  stop(): void {
    clearInterval(this.#beat);
    this.#beat = undefined;
    this.#silentBeats = 0;
  }

  #onBeat(): void {
    this.#silentBeats += 1;
    if (this.#silentBeats > LONGEST_SILENCE_BEATS) {
      this.stop();
      this.#onSilence();
    } else if (!this.#isAsking) {
      this.#isAsking = true;
      // A worker that throws has said something, too.
      void this.#ask()
        .catch(() => undefined)
        .then(() => {
          this.#isAsking = false;
          this.#silentBeats = 0;
        });
    }
  }
}
