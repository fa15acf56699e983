import type { Verdict } from '@guarded-chat/policy';

/** What a check of drafts needs. */
export interface DraftCheckHost {
  /** Judges a draft; rejects when the signal aborts. */
  readonly check: (text: string, signal: AbortSignal) => Promise<Verdict>;
  /** A draft that is still the latest has its verdict. */
  readonly onVerdict: (text: string, verdict: Verdict) => void;
}

/** Judges what is being typed: after a pause, and one draft at a time; a later draft ends the check of the former. */
export class DraftCheck {
  readonly #host: DraftCheckHost;
  readonly #pauseMs: number;
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param pauseMs - How long nothing must have been typed, in milliseconds. */
  constructor(host: DraftCheckHost, pauseMs = 300) {
    this.#host = host;
    this.#pauseMs = pauseMs;
  }

  /** There is a new draft; an empty one only ends the check of the former. */
  edit(text: string): void {
    this.stop();
    if (text.trim() === '') return;
    this.#timer = setTimeout(() => void this.#check(text), this.#pauseMs);
  }

  /** The draft is of no more interest. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }

  async #check(text: string): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    try {
      const verdict = await this.#host.check(text, running.signal);
      if (!running.signal.aborted) this.#host.onVerdict(text, verdict);
    } catch (error) {
      // An aborted check is no failure: another draft, or the send itself, has taken its place.
      if (!running.signal.aborted) throw error;
    }
  }
}
