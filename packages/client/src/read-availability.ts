import type { AvailabilityOptions } from './guard-options.ts';
import { isModelStored } from './is-model-stored.ts';
import { loadStateOf } from './load-registry.ts';
import { locateHubModel } from './locate-hub-model.ts';

/**
 * What stands between this page and a guard, in the words of the browser's built-in models.
 * - `unavailable`: no WebAssembly, no workers, or no manifest at the model's address.
 * - `downloadable`: a load would have to fetch the model.
 * - `downloading`: this page is loading it.
 * - `available`: this page has loaded it, or its weights are on this device from an earlier visit.
 */
export type GuardAvailability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

function canRun({ createWorker }: AvailabilityOptions): boolean {
  return typeof WebAssembly === 'object' && (createWorker ?? globalThis.Worker) !== undefined;
}

/** The manifest, if the address answers with JSON: single-page servers answer anything with their page. */
async function fetchManifest(modelUrl: string, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    const response = await fetch(new URL('manifest.json', modelUrl), signal ? { signal } : {});
    return response.ok ? await response.json() : undefined;
  } catch {
    signal?.throwIfAborted();
    return undefined;
  }
}

/**
 * Looks whether a guard can be had, at the cost of one manifest.
 * @throws TypeError for an unknown model id; the signal's reason when it aborts.
 */
export async function readAvailability(options: AvailabilityOptions): Promise<GuardAvailability> {
  options.signal?.throwIfAborted();
  // Of the two that `auto` chooses from, pocket-guard is the one that can always be had.
  const model = options.model === 'auto' ? undefined : options.model;
  const modelUrl = locateHubModel({ ...options, model });
  if (!canRun(options)) return 'unavailable';
  const state = loadStateOf(modelUrl);
  if (state !== undefined) return state === 'loaded' ? 'available' : 'downloading';
  const manifest = await fetchManifest(modelUrl, options.signal);
  if (manifest === undefined) return 'unavailable';
  return (await isModelStored(manifest)) ? 'available' : 'downloadable';
}
