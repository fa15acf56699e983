import { MODEL_STORE_FOLDER } from '@guarded-chat/protocol';
import type { PackageFile } from '../model/read-package-facts.ts';

/** A file that the engine keeps on this device. */
export interface StoredFile {
  /** SHA-256 of a model's file, or the name of something that was computed. */
  readonly key: string;
  readonly sizeBytes: number;
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(MODEL_STORE_FOLDER);
}

/** What the engine keeps, largest first; nothing where there is no such storage. */
export async function listStoredFiles(): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = [];
  try {
    for await (const [key, handle] of await openFolder()) {
      if (handle.kind !== 'file') continue;
      const { size } = await (handle as FileSystemFileHandle).getFile();
      files.push({ key, sizeBytes: size });
    }
  } catch {
    // Nothing was ever kept, or this window keeps nothing.
  }
  return files.toSorted((a, b) => b.sizeBytes - a.sizeBytes);
}

/** Deletes a file; the model that is loaded goes on, as it is in memory. */
export async function deleteStoredFile(key: string): Promise<void> {
  await (await openFolder()).removeEntry(key);
}

/** What a stored file is, in words. @param files - Of the model that the studio comes with. */
export function describeStoredFile(key: string, files: readonly PackageFile[]): string {
  const known = files.find(({ sha256 }) => sha256 === key);
  if (known) return `pocket-guard, ${known.path}`;
  return /^[0-9a-f]{64}$/.test(key)
    ? 'A file of another model, or of a former one'
    : 'Kept by the engine: an index, or a prefix that need not be computed again';
}
