import type { Assessment } from '@guarded-chat/policy';
import type { AssessRequest, LoadedModel } from '@guarded-chat/protocol';
import type {
  GuardConnection,
  GuardSharing,
  OpenConnection,
  OpenModel,
} from './guard-connection.ts';
import { GuardError } from './guard-error.ts';
import { isLoss } from './is-loss.ts';
import { createLoadReporter } from './load-reporter.ts';
import { readAssessOutcome } from './read-assess-outcome.ts';
import { RestartBreaker } from './restart-breaker.ts';
import { HandoverError } from './sharing/handover-error.ts';
import { untilAborted } from './until-aborted.ts';

async function open(
  openModel: OpenModel,
  progressTarget: EventTarget,
  signal: AbortSignal | undefined,
): Promise<OpenConnection> {
  const reporter = createLoadReporter(progressTarget);
  try {
    const opened = await openModel(reporter.report, signal);
    reporter.finish();
    return opened;
  } catch (error) {
    reporter.end();
    throw error;
  }
}

/**
 * A loaded model that outlives its worker: after a crash or the loss of its device a new worker loads it again, and
 * what was being judged is judged there, once more. Where the worker is another tab's, the same goes for that tab.
 */
export class GuardSession {
  readonly #openModel: OpenModel;
  readonly #progressTarget: EventTarget;
  readonly #lifetime = new AbortController();
  readonly #breaker = new RestartBreaker();
  #current: OpenConnection;
  /** The connection whose loss the breaker knows of: many requests meet the same one. */
  #lost: GuardConnection | undefined;
  #reopening: Promise<OpenConnection> | undefined;
  #lastRequestId = 0;

  private constructor(openModel: OpenModel, progressTarget: EventTarget, opened: OpenConnection) {
    this.#openModel = openModel;
    this.#progressTarget = progressTarget;
    this.#current = opened;
    this.#follow(opened);
  }

  /**
   * Gets the model for the first time.
   * @throws GuardError when the model cannot be loaded; the signal's reason when it aborts.
   */
  static async open(
    openModel: OpenModel,
    progressTarget: EventTarget,
    signal: AbortSignal | undefined,
  ): Promise<GuardSession> {
    const opened = await open(openModel, progressTarget, signal);
    const session = new GuardSession(openModel, progressTarget, opened);
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

  /** Whose worker runs it. */
  get sharing(): GuardSharing {
    return this.#current.sharing;
  }

  /**
   * Judges one text; when the worker is lost over it, once more in a new one.
   * @throws TypeError for a request that the model refuses; GuardError on a failure; the signal's reason on abort.
   */
  async assess(request: Omit<AssessRequest, 'id'>, signal?: AbortSignal): Promise<Assessment> {
    for (let isRetry = false; ; isRetry = true) {
      this.#lifetime.signal.throwIfAborted();
      signal?.throwIfAborted();
      const { connection } = this.#current.connection.isOpen
        ? this.#current
        : await untilAborted(this.#reopen(), signal);
      this.#lastRequestId += 1;
      const id = String(this.#lastRequestId);
      try {
        const outcome = await connection.assess({ ...request, id }, signal);
        const assessment = readAssessOutcome(outcome);
        this.#breaker.recordAnswer();
        return assessment;
      } catch (error) {
        if (!(error instanceof GuardError) || !isLoss(error)) throw error;
        connection.close(error);
        this.#recordLoss(connection, error);
        if (isRetry) throw error;
      }
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
    this.#reopening ??= this.#openAgain().finally(() => {
      this.#reopening = undefined;
    });
    return this.#reopening;
  }

  async #openAgain(): Promise<OpenConnection> {
    const { connection } = this.#current;
    if (!(connection.closed instanceof HandoverError)) {
      if (connection.closed) this.#recordLoss(connection, connection.closed);
      this.#breaker.assertMayRestart(performance.now());
    }
    try {
      const { signal } = this.#lifetime;
      this.#current = await open(this.#openModel, this.#progressTarget, signal);
    } catch (error) {
      if (error instanceof GuardError) this.#breaker.recordLoss(error, performance.now());
      throw error;
    }
    this.#follow(this.#current);
    // The session may have ended in the very moment in which the model became ready.
    if (this.#lifetime.signal.aborted) this.destroy();
    return this.#current;
  }

  /**
   * A loss counts from when it happens, not from when a request meets it. A shared model is sought anew at once: the tab
   * whose turn it is must load it for the others, asked or not.
   */
  #follow({ connection }: OpenConnection): void {
    void connection.ended.then((error) => {
      this.#recordLoss(connection, error);
      // The next request meets its failure, and tries again.
      if (error instanceof HandoverError) this.#reopen().catch(() => undefined);
    });
  }

  #recordLoss(connection: GuardConnection, error: GuardError): void {
    if (connection === this.#lost || error instanceof HandoverError) return;
    this.#lost = connection;
    this.#breaker.recordLoss(error, performance.now());
  }
}
