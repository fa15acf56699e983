import type {
  AssessOutcome,
  AssessRequest,
  GuardWorkerApi,
  LoadOutcome,
  LoadProgress,
  LoadRequest,
} from '@guarded-chat/protocol';
import type { GuardConnection } from './guard-connection.ts';
import { GuardError } from './guard-error.ts';
import { untilAborted } from './until-aborted.ts';
import { WorkerCalls } from './worker-calls.ts';
import { WorkerPulse } from './worker-pulse.ts';

function describeCrash(event: Event): GuardError {
  const detail = (event as Partial<ErrorEvent>).message;
  return new GuardError(
    {
      kind: 'worker-crashed',
      origin: 'transport',
      message:
        event.type === 'messageerror'
          ? 'An answer of the guard worker could not be read; try again.'
          : 'The guard worker stopped, or its script could not be loaded; try again.',
    },
    // The browser's own words may quote a script: they are for developers, not for the message.
    detail === undefined ? {} : { cause: detail },
  );
}

function silent(): GuardError {
  const message = 'The guard worker has not answered for a minute and was ended; try again.';
  return new GuardError({ kind: 'worker-crashed', origin: 'transport', message });
}

/**
 * One worker, from its creation to its end. Every call ends: with the worker's answer, or with the error that ended
 * the worker. The calls of a dead worker alone would stay pending for ever.
 */
export class WorkerConnection implements GuardConnection {
  readonly ended: Promise<GuardError>;
  readonly #worker: Worker;
  readonly #calls: WorkerCalls<GuardWorkerApi>;
  readonly #rejectPending = new Set<(error: GuardError) => void>();
  readonly #pulse: WorkerPulse;
  #hasAnswered = false;
  #closed: GuardError | undefined;
  #resolveEnded: (error: GuardError) => void = () => {};

  constructor(worker: Worker) {
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
    this.#worker = worker;
    this.#calls = new WorkerCalls(worker);
    worker.addEventListener('error', this.#onCrash);
    worker.addEventListener('messageerror', this.#onCrash);
    this.#pulse = new WorkerPulse(
      // Cancels nothing: no request has this id.
      () => this.#calls.call('cancel', ''),
      () => this.close(silent()),
    );
  }

  /** Whether it has judged a text. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  get isOpen(): boolean {
    return this.#closed === undefined;
  }

  get closed(): GuardError | undefined {
    return this.#closed;
  }

  /** Loads a model. @throws GuardError when the connection closes first. */
  load(request: LoadRequest, onProgress: (progress: LoadProgress) => void): Promise<LoadOutcome> {
    return this.#call(() => this.#calls.call('load', request, onProgress));
  }

  assess(request: AssessRequest, signal?: AbortSignal): Promise<AssessOutcome> {
    const cancel = () => {
      // The caller is answered already, but a worker that does not hear this is of no more use.
      if (this.isOpen)
        this.#call(() => this.#calls.call('cancel', request.id)).catch(() => undefined);
    };
    if (signal?.aborted) return Promise.reject(signal.reason);
    signal?.addEventListener('abort', cancel);
    const answer = this.#call(() => this.#calls.call('assess', request)).then((outcome) => {
      this.#hasAnswered ||= outcome.ok;
      return outcome;
    });
    return untilAborted(answer, signal).finally(() => {
      signal?.removeEventListener('abort', cancel);
    });
  }

  /** Ends the worker as well. */
  close(error: GuardError): void {
    if (this.#closed !== undefined) return;
    this.#closed = error;
    this.#worker.removeEventListener('error', this.#onCrash);
    this.#worker.removeEventListener('messageerror', this.#onCrash);
    this.#worker.terminate();
    this.#pulse.stop();
    for (const reject of this.#rejectPending) reject(error);
    this.#rejectPending.clear();
    this.#resolveEnded(error);
  }

  readonly #onCrash = (event: Event): void => {
    this.close(describeCrash(event));
  };

  #call<T>(send: () => Promise<T>): Promise<T> {
    if (this.#closed !== undefined) return Promise.reject(this.#closed);
    return new Promise<T>((resolve, reject) => {
      this.#rejectPending.add(reject);
      this.#pulse.start();
      send()
        .then(resolve, (cause: unknown) => {
          // The contract has failures as values: a worker that throws speaks another one.
          const message =
            'The guard worker threw instead of answering; serve the worker of this version.';
          reject(
            new GuardError({ kind: 'protocol-mismatch', origin: 'transport', message }, { cause }),
          );
        })
        .finally(() => {
          this.#rejectPending.delete(reject);
          if (this.#rejectPending.size === 0) this.#pulse.stop();
        });
    });
  }
}
