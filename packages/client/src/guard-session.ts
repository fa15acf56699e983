import type { Assessment } from '@guarded-chat/policy';
import type { AssessRequest, LoadedModel } from '@guarded-chat/protocol';
import { GuardError } from './guard-error.ts';
import { createLoadReporter } from './load-reporter.ts';
import { type ConnectionSettings, type OpenConnection, openConnection } from './open-connection.ts';
import { readAssessOutcome } from './read-assess-outcome.ts';
import { untilAborted } from './until-aborted.ts';

/** After these the worker is of no more use: only a new one gets the device and its memory back. */
const fatalKinds: ReadonlySet<string> = new Set(['device-lost', 'out-of-memory']);

async function open(
  settings: ConnectionSettings,
  progressTarget: EventTarget,
  signal: AbortSignal | undefined,
): Promise<OpenConnection> {
  const reporter = createLoadReporter(progressTarget);
  const opened = await openConnection(settings, reporter.report, signal);
  reporter.finish();
  return opened;
}

/** A loaded model that outlives its worker: after a crash, the next request starts a new worker and loads again. */
export class GuardSession {
  readonly #settings: ConnectionSettings;
  readonly #progressTarget: EventTarget;
  readonly #lifetime = new AbortController();
  #current: OpenConnection;
  #reopening: Promise<OpenConnection> | undefined;
  #lastRequestId = 0;

  private constructor(
    settings: ConnectionSettings,
    progressTarget: EventTarget,
    opened: OpenConnection,
  ) {
    this.#settings = settings;
    this.#progressTarget = progressTarget;
    this.#current = opened;
  }

  /**
   * Starts the first worker and loads the model.
   * @throws GuardError when the model cannot be loaded; the signal's reason when it aborts.
   */
  static async open(
    settings: ConnectionSettings,
    progressTarget: EventTarget,
    signal: AbortSignal | undefined,
  ): Promise<GuardSession> {
    const opened = await open(settings, progressTarget, signal);
    const session = new GuardSession(settings, progressTarget, opened);
    if (signal?.aborted) {
      session.destroy();
      throw signal.reason;
    }
    return session;
  }

  /** The model as it was loaded last. */
  get model(): LoadedModel {
    return this.#current.model;
  }

  /**
   * Judges one text.
   * @throws TypeError for a request that the model refuses; GuardError on a failure; the signal's reason on abort.
   */
  async assess(request: Omit<AssessRequest, 'id'>, signal?: AbortSignal): Promise<Assessment> {
    this.#lifetime.signal.throwIfAborted();
    signal?.throwIfAborted();
    const { connection } = this.#current.connection.isOpen
      ? this.#current
      : await untilAborted(this.#reopen(), signal);
    this.#lastRequestId += 1;
    const id = String(this.#lastRequestId);
    const outcome = await connection.assess({ ...request, id }, signal);
    try {
      return readAssessOutcome(outcome);
    } catch (error) {
      if (error instanceof GuardError && fatalKinds.has(error.kind)) connection.close(error);
      throw error;
    }
  }

  /** Ends the worker. What is pending, and every later request, rejects. */
  destroy(): void {
    const message = 'This guard was destroyed; create a new one.';
    const error = new GuardError({ kind: 'destroyed', origin: 'transport', message });
    this.#lifetime.abort(error);
    this.#current.connection.close(error);
  }

  /** Starts one worker for all requests that wait for it. */
  #reopen(): Promise<OpenConnection> {
    this.#reopening ??= open(this.#settings, this.#progressTarget, this.#lifetime.signal)
      .then((opened) => {
        this.#current = opened;
        // The session may have ended in the very moment in which the model became ready.
        if (this.#lifetime.signal.aborted) this.destroy();
        return opened;
      })
      .finally(() => {
        this.#reopening = undefined;
      });
    return this.#reopening;
  }
}
