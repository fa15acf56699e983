import { MODEL_STORE_FOLDER } from '@guarded-chat/protocol';

interface PackageFiles {
  readonly weights?: unknown;
  readonly files?: unknown;
}

interface StoredFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** The weights as the worker stores them; undefined when the manifest is not what it should be. */
function readWeights(manifest: unknown): readonly StoredFile[] | undefined {
  const { weights, files } = (manifest ?? {}) as PackageFiles;
  if (!Array.isArray(weights) || weights.length === 0 || !Array.isArray(files)) return undefined;
  const entries: readonly Partial<StoredFile & { path: unknown }>[] = files;
  const found = weights.map((path) => entries.find((file) => file.path === path));
  return found.map((file) => ({ sha256: String(file?.sha256), bytes: Number(file?.bytes) }));
}

/** Whether a model's weights, which are nearly all of it, are whole on this device from an earlier load. */
export async function isModelStored(manifest: unknown): Promise<boolean> {
  const weights = readWeights(manifest);
  if (!weights) return false;
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(MODEL_STORE_FOLDER);
    const sizes = weights.map(async ({ sha256, bytes }) => {
      const handle = await folder.getFileHandle(sha256);
      return (await handle.getFile()).size === bytes;
    });
    return (await Promise.all(sizes)).every(Boolean);
  } catch {
    // No such file, no such folder, or no storage at all, as in private windows.
    return false;
  }
}
