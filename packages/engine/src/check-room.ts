import { EngineError } from './engine-error.ts';
import type { PackageStore } from './model-store.ts';

/** From this length on a file is stored as it comes, so that a download that ended can go on. */
export const largeFileBytes = 32_000_000;

/**
 * Refuses to begin what cannot be stored whole. Packages of small files are not asked about: without room they are
 * fetched at every visit.
 * @param missingBytes - What is still to be stored.
 * @throws EngineError `storage-full`.
 */
export async function checkRoom(
  name: string,
  missingBytes: number,
  store: Pick<PackageStore, 'freeBytes'>,
): Promise<void> {
  const free = await store.freeBytes();
  if (free === undefined || missingBytes <= free) return;
  throw new EngineError(
    'storage-full',
    `${name}: ${Math.ceil(missingBytes / 1e6)} MB are still to be stored, and this site has room for ${Math.floor(free / 1e6)} MB; free some space, or delete another model`,
  );
}
