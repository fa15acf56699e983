import { keepAlive } from './keep-alive.ts';

/** A file in the store that grows as it is downloaded, and keeps what it has for the next visit. Synchronous. */
export interface GrowingFile {
  /** In bytes. */
  readonly size: () => number;
  /** Reads the bytes from `start` on into `target`; returns how many there were. */
  readonly read: (target: Uint8Array<ArrayBuffer>, start: number) => number;
  /** @throws DOMException `QuotaExceededError` when there is no room. */
  readonly append: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly clear: () => void;
  /** Lets others open it; what was appended stays. */
  readonly close: () => void;
}

/**
 * Opens a file of the origin-private file system to grow it.
 * @returns undefined where that is not possible: outside of dedicated workers, in private windows, or while another tab
 * has it open.
 */
export async function openGrowingFile(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<GrowingFile | undefined> {
  let file: FileSystemSyncAccessHandle;
  try {
    const handle = await folder.getFileHandle(name, { create: true });
    file = await keepAlive(handle, handle.createSyncAccessHandle());
  } catch {
    return undefined;
  }
  return {
    size: () => file.getSize(),
    read: (target, start) => file.read(target, { at: start }),
    append: (bytes) => {
      const at = file.getSize();
      const written = file.write(bytes, { at });
      if (written === bytes.byteLength) return;
      file.truncate(at);
      throw new DOMException('no room', 'QuotaExceededError');
    },
    clear: () => file.truncate(0),
    close: () => {
      file.flush();
      file.close();
    },
  };
}
