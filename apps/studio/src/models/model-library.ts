import { deleteStoredModel, listStoredModels } from '@guarded-chat/client';
import type { ModelLibraryApi, StoredModel } from '@guarded-chat/protocol';
import { type Remote, wrap } from 'comlink';
import type { ModelState } from '../state/studio-state.ts';

/**
 * The models on this device, as the engine tells them. A worker that runs is asked, and another started only where none
 * does: its script is a request, and would be counted.
 */
export class ModelLibrary {
  readonly #createWorker: () => Worker;
  readonly #phase: () => ModelState['phase'];
  /** Held as long as the worker: Comlink releases a remote that is garbage collected. */
  #running: Remote<ModelLibraryApi> | undefined;

  constructor(createWorker: () => Worker, phase: () => ModelState['phase']) {
    this.#createWorker = createWorker;
    this.#phase = phase;
  }

  /** Asks this worker from now on. */
  follow(worker: Worker): Worker {
    this.#running = wrap<ModelLibraryApi>(worker);
    return worker;
  }

  /** @throws GuardError when there is no worker, and none can be started. */
  async list(): Promise<readonly StoredModel[]> {
    const running = this.#ask();
    return running
      ? running.storedModels()
      : listStoredModels({ createWorker: this.#createWorker });
  }

  /** Deletes what no other model needs. @throws GuardError as `list` does. */
  async delete(modelUrl: string): Promise<void> {
    const running = this.#ask();
    await (running
      ? running.deleteModel(modelUrl)
      : deleteStoredModel(modelUrl, { createWorker: this.#createWorker }));
  }

  #ask(): Remote<ModelLibraryApi> | undefined {
    const phase = this.#phase();
    return phase === 'ready' || phase === 'loading' ? this.#running : undefined;
  }
}
