import type { ModelLibraryApi } from '@guarded-chat/protocol';
import { forgetManifest } from './load-manifest.ts';
import { readModelIndex, removeUnused, unindexModel } from './model-index.ts';
import type { PackageStore } from './model-store.ts';
import { clearPrefixes } from './prefix-store.ts';

/** The packages in a store: which there are, how much of each is there, and how to be rid of one. */
export function createModelLibrary(openStore: () => Promise<PackageStore>): ModelLibraryApi {
  return {
    async storedModels() {
      const store = await openStore();
      const models = await readModelIndex(store);
      return Promise.all(
        models.map(async ({ files, ...model }) => {
          const sizes = await Promise.all(
            files.map(async ({ sha256, bytes }) => Math.min(bytes, await store.size(sha256))),
          );
          const storedBytes = sizes.reduce((sum, size) => sum + size, 0);
          const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
          return { ...model, storedBytes, totalBytes };
        }),
      );
    },
    async deleteModel(modelUrl) {
      const store = await openStore();
      const model = await unindexModel(modelUrl, store);
      if (!model) return false;
      await forgetManifest(modelUrl, model.unverified, store);
      await removeUnused(model.files, [], modelUrl, store);
      await clearPrefixes(store);
      return true;
    },
  };
}
