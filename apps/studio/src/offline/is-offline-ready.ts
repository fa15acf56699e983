import { MODEL_STORE_FOLDER } from '@guarded-chat/protocol';

/** The engine stores its files behind the load: how long to wait before each further look, in milliseconds. */
const pausesMs = [500, 1000, 2000, 4000, 8000, 16_000];

/**
 * Whether the next visit needs no network: the service worker keeps the app and the runtime, and the engine has put
 * all weights into the origin-private file system.
 * @param weightHashes - The names of the weights there.
 */
export async function isOfflineReady(weightHashes: readonly string[]): Promise<boolean> {
  for (const pauseMs of pausesMs) {
    if (await isKept(weightHashes)) return true;
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs);
    });
  }
  return isKept(weightHashes);
}

async function isKept(weightHashes: readonly string[]): Promise<boolean> {
  if (!navigator.serviceWorker?.controller || weightHashes.length === 0) return false;
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(MODEL_STORE_FOLDER);
    const handles = await Promise.all(weightHashes.map((hash) => folder.getFileHandle(hash)));
    const files = await Promise.all(handles.map((handle) => handle.getFile()));
    // A file is empty until all of it is written.
    return files.every(({ size }) => size > 0);
  } catch {
    return false;
  }
}
