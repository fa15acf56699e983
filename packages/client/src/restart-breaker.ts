import { GuardError } from './guard-error.ts';

/** Losses in a row after which a new worker is started without waiting: a lost device comes back at once, or not soon. */
const IMMEDIATE_RESTARTS = 2;
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 60_000;

/**
 * Keeps a worker that fails again and again from being started again and again, each time with a model to load. The
 * first losses in a row cost no delay, the third one second, and each further one twice as much, up to a minute. In
 * the delay requests fail at once; the first one after it tries.
 */
export class RestartBreaker {
  #losses = 0;
  #closedAtMs = 0;
  #lastError: GuardError | undefined;

  /** A worker was lost, or could not be started. */
  recordLoss(error: GuardError, nowMs: number): void {
    this.#losses += 1;
    this.#lastError = error;
    const doublings = this.#losses - IMMEDIATE_RESTARTS - 1;
    const delayMs = Math.min(FIRST_DELAY_MS * 2 ** doublings, LONGEST_DELAY_MS);
    this.#closedAtMs = doublings < 0 ? nowMs : nowMs + delayMs;
  }

  /** A worker has answered. */
  recordAnswer(): void {
    this.#losses = 0;
  }

  /** @throws GuardError of the last loss's kind when it is too early for a new worker; the message says how long. */
  assertMayRestart(nowMs: number): void {
    const error = this.#lastError;
    const leftMs = this.#closedAtMs - nowMs;
    if (this.#losses === 0 || error === undefined || leftMs <= 0) return;
    const wait = `This was failure ${this.#losses} in a row: the next try is possible in ${Math.ceil(leftMs / 1000)} s.`;
    const { kind, origin } = error;
    throw new GuardError({ kind, origin, message: `${error.message} ${wait}` }, { cause: error });
  }
}
