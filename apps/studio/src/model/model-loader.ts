import { type DownloadProgressEvent, Guard, type GuardOptions } from '@guarded-chat/client';
import type { ExecutionProviderChoice } from '@guarded-chat/protocol';
import { taxonomyOf } from '../state/studio-state.ts';
import type { StudioStore } from '../state/studio-store.ts';

/** What a loader needs of the page. */
export interface LoaderHost {
  /** Starts the engine's worker. */
  readonly createWorker: () => Worker;
  /** Is awaited before the first request of a load. */
  readonly prepare: () => Promise<void>;
  /** What is to be fetched while the model is: the model counts as ready when both are there. */
  readonly beside: () => Promise<void>;
  /** Called when a model is ready to use. */
  readonly onReady: () => void;
}

/** Loads the model, again for another execution provider or after a failure, and says how far it is. */
export class ModelLoader {
  readonly #store: StudioStore;
  readonly #host: LoaderHost;
  #current: AbortController | undefined;
  #guard: Guard | undefined;
  #promise: Promise<Guard> | undefined;

  constructor(store: StudioStore, host: LoaderHost) {
    this.#store = store;
    this.#host = host;
  }

  /** The guard, once it is there. */
  get guard(): Guard | undefined {
    return this.#guard;
  }

  /** The guard of the latest load, for the element to wait for. */
  get promise(): Promise<Guard> | undefined {
    return this.#promise;
  }

  /** Starts to load, and ends the load or the guard before it. A failure is in the state. */
  load(executionProvider: ExecutionProviderChoice): void {
    this.#current?.abort();
    this.#guard?.destroy();
    this.#guard = undefined;
    const current = new AbortController();
    this.#current = current;
    const model = { phase: 'loading', loaded: 0, step: 'manifest' } as const;
    this.#promise = this.#create(executionProvider, current.signal);
    // Whoever waits for the promise hears of the failure too; here it is in the state.
    this.#promise.catch((error: unknown) => {
      if (!current.signal.aborted) this.#fail(error);
    });
    this.#store.update({ executionProvider, model });
  }

  /** Ends a load that is under way. */
  cancel(): void {
    if (this.#store.state.model.phase !== 'loading') return;
    this.#current?.abort();
    this.#store.update({ model: { phase: 'canceled' } });
  }

  /** Hands policy and taxonomy to the guard. */
  configure(): void {
    if (!this.#guard) return;
    const { state } = this.#store;
    this.#guard.policy = state.settings.policy;
    this.#guard.taxonomy = taxonomyOf(state);
  }

  async #create(executionProvider: ExecutionProviderChoice, signal: AbortSignal): Promise<Guard> {
    await this.#host.prepare();
    const options: GuardOptions = {
      ...this.#store.state.modelOrder,
      assetsUrl: '/',
      executionProvider,
      createWorker: this.#host.createWorker,
      // The badge counts the requests of this page's own worker: another tab's would be out of its sight.
      shared: false,
      signal,
      monitor: (target) => {
        target.addEventListener('downloadprogress', (event) => {
          if (!signal.aborted) this.#report(event as DownloadProgressEvent);
        });
      },
    };
    const [guard] = await Promise.all([Guard.create(options), this.#host.beside()]);
    if (signal.aborted) {
      guard.destroy();
      throw signal.reason;
    }
    this.#guard = guard;
    this.#store.update({ model: { phase: 'ready', model: guard.model } });
    this.configure();
    this.#host.onReady();
    return guard;
  }

  #report({ loaded, phase, model: named }: DownloadProgressEvent): void {
    if (phase !== 'ready') {
      const model = { phase: 'loading', loaded, step: phase, ...(named && { named }) } as const;
      this.#store.update({ model });
    } else if (this.#guard) {
      // After a crash, the guard loads again by itself.
      this.#store.update({ model: { phase: 'ready', model: this.#guard.model } });
      this.#host.onReady();
    }
  }

  #fail(error: unknown): void {
    const message = error instanceof Error ? error.message : 'The model could not be loaded.';
    this.#store.update({ model: { phase: 'failed', message } });
  }
}
