import type { ModelLibraryApi, StoredModel } from '@guarded-chat/protocol';
import { createGuardWorker } from './create-guard-worker.ts';
import { GuardError } from './guard-error.ts';
import type { GuardLocation } from './guard-options.ts';
import { locateAssets } from './locate-model.ts';
import { startWorker } from './open-connection.ts';
import { WorkerCalls } from './worker-calls.ts';

/** Where the worker is. */
type WorkerLocation = Pick<GuardLocation, 'assetsUrl' | 'createWorker'>;

/** Asks a worker of its own, which ends with the answer. @throws GuardError when it cannot be had. */
async function askLibrary<T>(
  location: WorkerLocation,
  ask: (library: WorkerCalls<ModelLibraryApi>) => Promise<T>,
): Promise<T> {
  const create = () => createGuardWorker(new URL('guard-worker.js', locateAssets(location)));
  const worker = startWorker(location.createWorker ?? create);
  const crash = new Promise<never>((_resolve, reject) => {
    const message = 'The guard worker stopped, or its script could not be loaded; try again.';
    worker.addEventListener('error', () =>
      reject(new GuardError({ kind: 'worker-crashed', origin: 'transport', message })),
    );
  });
  try {
    return await Promise.race([ask(new WorkerCalls(worker)), crash]);
  } finally {
    worker.terminate();
  }
}

/**
 * The models on this device, those of canceled loads too, with how much of each is there.
 * @throws GuardError when the worker cannot be had.
 */
export function listStoredModels(location: WorkerLocation = {}): Promise<readonly StoredModel[]> {
  return askLibrary(location, (library) => library.call('storedModels'));
}

/**
 * Deletes what no other model needs of one; guards that have it loaded keep it.
 * @param modelUrl - As `listStoredModels` tells it.
 * @returns Whether there was such a model.
 * @throws GuardError when the worker cannot be had.
 */
export function deleteStoredModel(
  modelUrl: string,
  location: WorkerLocation = {},
): Promise<boolean> {
  return askLibrary(location, (library) => library.call('deleteModel', modelUrl));
}
