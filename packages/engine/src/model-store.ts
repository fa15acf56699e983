import { MODEL_STORE_FOLDER } from '@guarded-chat/protocol';
import { type GrowingFile, openGrowingFile } from './growing-file.ts';
import { keepAlive } from './keep-alive.ts';

/** Keeps what a load would otherwise fetch or compute again, between visits. */
export interface ModelStore {
  /** The stored bytes, or undefined. The caller verifies them: a store may have been damaged. */
  readonly read: (key: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Stores bytes; resolves to false when there is no room or no storage, which is never an error. */
  readonly write: (key: string, data: Uint8Array<ArrayBuffer>) => Promise<boolean>;
}

/** A store that model packages are kept in, and removed from when a newer one took their place. */
export interface PackageStore extends ModelStore {
  /** Removes an entry; does nothing when there is none, and never fails. */
  readonly remove: (key: string) => Promise<void>;
  /** Bytes of an entry, whole or in part; 0 when there is none. */
  readonly size: (key: string) => Promise<number>;
  /** Opens an entry to grow it; undefined where that is not possible. The caller closes it. */
  readonly grow: (key: string) => Promise<GrowingFile | undefined>;
  /** How many more bytes this site may store; undefined when the browser does not tell, or stores nothing here. */
  readonly freeBytes: () => Promise<number | undefined>;
}

async function openFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(MODEL_STORE_FOLDER, { create: true });
  } catch {
    // Private windows and insecure pages have no origin-private file system: the model is then fetched at every visit.
    return undefined;
  }
}

async function openFile(
  folder: FileSystemDirectoryHandle | undefined,
  key: string,
): Promise<File | undefined> {
  const handle = await folder?.getFileHandle(key);
  return handle && keepAlive(handle, handle.getFile());
}

/** Removes the empty file that a failed write leaves, but never what an earlier write left. */
async function removeIfEmpty(folder: FileSystemDirectoryHandle, key: string): Promise<void> {
  try {
    const handle = await folder.getFileHandle(key);
    const { size } = await keepAlive(handle, handle.getFile());
    if (size === 0) await folder.removeEntry(key);
  } catch {
    // Then there is nothing to remove.
  }
}

async function writeFile(
  folder: FileSystemDirectoryHandle,
  key: string,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  let writable: FileSystemWritableFileStream | undefined;
  try {
    const handle = await folder.getFileHandle(key, { create: true });
    // Written to a file of its own, which takes the place of the former when it is closed: never half a file.
    writable = await keepAlive(handle, handle.createWritable());
    await writable.write(data);
    await writable.close();
    return true;
  } catch {
    await writable?.abort().catch(() => undefined);
    await removeIfEmpty(folder, key);
    return false;
  }
}

/** A store in the origin-private file system. */
export async function openModelStore(): Promise<PackageStore> {
  const folder = await openFolder();
  const writing = new Map<string, Promise<boolean>>();
  return {
    async read(key) {
      try {
        const file = await openFile(folder, key);
        return file && new Uint8Array(await keepAlive(file, file.arrayBuffer()));
      } catch {
        return undefined;
      }
    },
    async write(key, data) {
      if (!folder) return false;
      // One writer at a time on a file; the last wins.
      const former = writing.get(key) ?? Promise.resolve(true);
      const written = former.then(() => writeFile(folder, key, data));
      writing.set(key, written);
      const isWritten = await written;
      if (writing.get(key) === written) writing.delete(key);
      return isWritten;
    },
    async size(key) {
      try {
        return (await openFile(folder, key))?.size ?? 0;
      } catch {
        return 0;
      }
    },
    async grow(key) {
      return folder && openGrowingFile(folder, key);
    },
    async freeBytes() {
      if (!folder) return undefined;
      try {
        const { quota, usage } = await navigator.storage.estimate();
        return quota === undefined ? undefined : Math.max(0, quota - (usage ?? 0));
      } catch {
        return undefined;
      }
    },
    async remove(key) {
      // Another worker may be writing it, and then it is in use.
      await folder?.removeEntry(key).catch(() => undefined);
    },
  };
}
