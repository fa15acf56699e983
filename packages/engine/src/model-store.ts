/** Keeps verified model files between visits, by their SHA-256. */
export interface ModelStore {
  /** The stored bytes, or undefined. The caller verifies them: a store may have been damaged. */
  readonly read: (key: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Stores bytes; resolves to false when there is no room or no storage, which is never an error. */
  readonly write: (key: string, data: Uint8Array<ArrayBuffer>) => Promise<boolean>;
}

const folderName = 'guarded-chat-models';

async function openFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(folderName, { create: true });
  } catch {
    // Private windows and insecure pages have no origin-private file system: the model is then fetched at every visit.
    return undefined;
  }
}

/** A store in the origin-private file system. */
export async function openModelStore(): Promise<ModelStore> {
  const folder = await openFolder();
  return {
    async read(key) {
      try {
        const handle = await folder?.getFileHandle(key);
        const file = await handle?.getFile();
        return file && new Uint8Array(await file.arrayBuffer());
      } catch {
        return undefined;
      }
    },
    async write(key, data) {
      if (!folder) return false;
      try {
        const handle = await folder.getFileHandle(key, { create: true });
        const writable = await handle.createWritable();
        await writable.write(data);
        await writable.close();
        return true;
      } catch {
        await folder.removeEntry(key).catch(() => undefined);
        return false;
      }
    },
  };
}
