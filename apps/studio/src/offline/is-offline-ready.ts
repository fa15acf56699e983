import { MODEL_STORE_FOLDER } from '@guarded-chat/protocol';

/**
 * Whether the next visit needs no network: the service worker keeps the app and the runtime, and the engine has put
 * all weights into the origin-private file system.
 * @param weightHashes - The names of the weights there.
 */
export async function isOfflineReady(weightHashes: readonly string[]): Promise<boolean> {
  if (!navigator.serviceWorker?.controller || weightHashes.length === 0) return false;
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(MODEL_STORE_FOLDER);
    await Promise.all(weightHashes.map((hash) => folder.getFileHandle(hash)));
    return true;
  } catch {
    return false;
  }
}
