import type { AvailabilityOptions } from './guard-options.ts';
import { loadStateOf } from './load-registry.ts';
import { locateModel } from './locate-model.ts';

/**
 * What stands between this page and a guard, in the words of the browser's built-in models.
 * - `unavailable`: no WebAssembly, no workers, or no manifest at the model's address.
 * - `downloadable`: a load would have to fetch the model.
 * - `downloading`: this page is loading it.
 * - `available`: this page has loaded it before.
 */
export type GuardAvailability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

function canRun({ createWorker }: AvailabilityOptions): boolean {
  return typeof WebAssembly === 'object' && (createWorker ?? globalThis.Worker) !== undefined;
}

/** Whether the address answers with JSON: single-page servers answer anything with their page. */
async function hasManifest(modelUrl: string, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    const response = await fetch(new URL('manifest.json', modelUrl), signal ? { signal } : {});
    if (!response.ok) return false;
    await response.json();
    return true;
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}

/**
 * Looks whether a guard can be had, at the cost of one manifest.
 * @throws TypeError for an unknown model id; the signal's reason when it aborts.
 */
export async function readAvailability(options: AvailabilityOptions): Promise<GuardAvailability> {
  options.signal?.throwIfAborted();
  const modelUrl = locateModel(options);
  if (!canRun(options)) return 'unavailable';
  const state = loadStateOf(modelUrl);
  if (state !== undefined) return state === 'loaded' ? 'available' : 'downloading';
  return (await hasManifest(modelUrl, options.signal)) ? 'downloadable' : 'unavailable';
}
