import type { LoadProgress } from '@guarded-chat/protocol';
import { deriveManifest } from './derive-manifest.ts';
import { EngineError } from './engine-error.ts';
import { createFolderSource, createRemoteSource } from './file-source.ts';
import type { LoadOrder } from './load-guard-model.ts';
import {
  loadManifest,
  type ManifestChoice,
  readDerivedManifest,
  readFolderManifest,
} from './load-manifest.ts';
import type { Manifest } from './manifest.ts';
import type { PackageStore } from './model-store.ts';

/** What it takes to find a package: an order, and who is told what has to be read for it, and of which model. */
export interface PackageSearch
  extends Pick<LoadOrder, 'modelUrl' | 'files' | 'unverified' | 'signal'> {
  readonly store: PackageStore;
  readonly onProgress: (progress: Omit<LoadProgress, 'phase'>) => void;
  /** @throws EngineError `no-execution-provider` when none of the graphs can run here. */
  readonly assertRuns: (model: Pick<Manifest, 'id' | 'variants'>) => Promise<void>;
}

async function findInFiles(search: PackageSearch): Promise<ManifestChoice> {
  const { modelUrl, files: given = [], unverified, signal } = search;
  const files = createFolderSource(given);
  const hasManifest = (await files.size('manifest.json', signal)) !== undefined;
  return settled(
    await (unverified && !hasManifest
      ? deriveManifest(files, unverified, search)
      : readFolderManifest(modelUrl, files, signal)),
  );
}

/**
 * Finds the manifest of what is to be loaded: among the given files, else at the address or in the store. Where there
 * is none and the request allows it, one is derived, once.
 * @throws EngineError `model-fetch-failed`, `model-integrity-mismatch`, `model-unsupported` or `storage-full`;
 * `signal.reason` when aborted.
 */
export async function findPackage(search: PackageSearch): Promise<ManifestChoice> {
  const { modelUrl, files, unverified, signal, store } = search;
  if (files) return findInFiles(search);
  try {
    return await loadManifest(modelUrl, store, signal);
  } catch (error) {
    signal.throwIfAborted();
    const isMissing = error instanceof EngineError && error.kind === 'model-fetch-failed';
    if (!unverified || !isMissing) throw error;
    const derived = await readDerivedManifest(modelUrl, unverified, store);
    return settled(
      derived ?? (await deriveManifest(createRemoteSource(modelUrl), unverified, search)),
    );
  }
}

function settled(source: ManifestChoice['source']): ManifestChoice {
  return { source, latest: Promise.resolve(source) };
}
