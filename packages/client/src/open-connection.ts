import type { ExecutionProviderChoice, LoadProgress } from '@guarded-chat/protocol';
import { WORKER_API_VERSION } from '@guarded-chat/protocol';
import { askPersistence } from './ask-persistence.ts';
import type { DeviceRecord } from './device-record.ts';
import type { OpenConnection } from './guard-connection.ts';
import { GuardError } from './guard-error.ts';
import type { ModelRequest } from './read-plain-request.ts';
import { untilAborted } from './until-aborted.ts';
import { WorkerConnection } from './worker-connection.ts';

/** How to start a worker and what to load in it. */
export interface ConnectionSettings {
  readonly createWorker: () => Worker;
  readonly model: ModelRequest;
  /** Whether to ask that the model is never evicted; absent: where it is large. */
  readonly persist?: boolean | undefined;
  readonly executionProvider: ExecutionProviderChoice;
  /** Of all workers of one guard. */
  readonly devices: DeviceRecord;
}

/** @throws GuardError when it cannot be created. */
export function startWorker(createWorker: () => Worker): Worker {
  try {
    return createWorker();
  } catch (cause) {
    const message =
      'The guard worker could not be created; allow it in the content security policy (worker-src) and check `assetsUrl`.';
    throw new GuardError({ kind: 'worker-crashed', origin: 'transport', message }, { cause });
  }
}

/**
 * Starts a worker and loads the model in it. Whatever goes wrong, no worker is left behind.
 * @throws GuardError when the worker or the model cannot be had; the signal's reason when it aborts.
 */
export async function openConnection(
  settings: ConnectionSettings,
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal | undefined,
): Promise<Omit<OpenConnection, 'sharing'>> {
  signal?.throwIfAborted();
  const connection = new WorkerConnection(startWorker(settings.createWorker));
  const { model, devices, persist } = settings;
  const { choice, ...wanted } = model;
  const keep = askPersistence(persist);
  const { executionProvider, ...fallback } = devices.order(settings.executionProvider);
  devices.follow(connection);
  const request = { apiVersion: WORKER_API_VERSION, ...wanted, executionProvider };
  const report = (progress: LoadProgress) => {
    keep(progress);
    onProgress(progress);
  };
  try {
    const outcome = await untilAborted(connection.load(request, report), signal);
    if (!outcome.ok) throw new GuardError(outcome.failure);
    return { connection, model: { ...outcome.model, ...(choice && { choice }), ...fallback } };
  } catch (error) {
    // Ending the worker stops its downloads at once and gives its memory back.
    const message = 'The load ended before the model was ready; create the guard anew.';
    connection.close(new GuardError({ kind: 'destroyed', origin: 'transport', message }));
    throw error;
  }
}
