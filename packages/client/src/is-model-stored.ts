import { MODEL_STORE_FOLDER } from '@guarded-chat/protocol';

interface PackageFiles {
  readonly weights?: unknown;
  readonly files?: unknown;
}

/** Hashes of the weights, by which the worker stores them; none when the manifest is not what it should be. */
function readWeightHashes(manifest: unknown): readonly string[] {
  const { weights, files } = (manifest ?? {}) as PackageFiles;
  if (!Array.isArray(weights) || !Array.isArray(files)) return [];
  const entries: readonly { path?: unknown; sha256?: unknown }[] = files;
  return weights.map((path) => String(entries.find((file) => file.path === path)?.sha256));
}

/** Whether a model's weights, which are nearly all of it, are on this device from an earlier load. */
export async function isModelStored(manifest: unknown): Promise<boolean> {
  const hashes = readWeightHashes(manifest);
  if (hashes.length === 0) return false;
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(MODEL_STORE_FOLDER);
    await Promise.all(hashes.map((hash) => folder.getFileHandle(hash)));
    return true;
  } catch {
    // No such file, no such folder, or no storage at all, as in private windows.
    return false;
  }
}
