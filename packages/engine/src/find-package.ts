import { deriveManifest } from './derive-manifest.ts';
import { EngineError } from './engine-error.ts';
import { createFolderSource, createUrlSource } from './file-source.ts';
import type { LoadOrder } from './load-guard-model.ts';
import { loadManifest, type ManifestChoice, readFolderManifest } from './load-manifest.ts';
import type { PackageStore } from './model-store.ts';

/**
 * Finds the manifest of what is to be loaded: among the given files, else at the address or in the store. Where there
 * is none and the request allows it, one is derived.
 * @throws EngineError `model-fetch-failed` or `model-unsupported`; `signal.reason` when aborted.
 */
export async function findPackage(order: LoadOrder, store: PackageStore): Promise<ManifestChoice> {
  const { modelUrl, files: given, unverified, signal } = order;
  const files = given ? createFolderSource(given) : createUrlSource(modelUrl);
  try {
    if (!given) return await loadManifest(modelUrl, store, signal);
    return settled(await readFolderManifest(modelUrl, files, signal));
  } catch (error) {
    signal.throwIfAborted();
    const isMissing = error instanceof EngineError && error.kind === 'model-fetch-failed';
    if (!unverified || !isMissing) throw error;
    return settled(await deriveManifest(modelUrl, files, unverified, store, signal));
  }
}

function settled(source: ManifestChoice['source']): ManifestChoice {
  return { source, latest: Promise.resolve(source) };
}
