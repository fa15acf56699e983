import { checkRoom, largeFileBytes } from './check-room.ts';
import { type FileSource, readFile } from './file-source.ts';
import type { PackageSearch } from './find-package.ts';
import { sha256Hex } from './integrity.ts';
import type { ManifestFile } from './manifest.ts';
import { type IndexedModel, indexBegun, readModelIndex } from './model-index.ts';

/** The lengths of files; a large package that does not fit is refused before the first of them is read. */
async function measure(
  paths: readonly string[],
  files: FileSource,
  name: string,
  { modelUrl, signal, store }: PackageSearch,
): Promise<readonly number[]> {
  const sizes = await Promise.all(paths.map(async (path) => (await files.size(path, signal)) ?? 0));
  if (sizes.some((size) => size >= largeFileBytes)) {
    const former = (await readModelIndex(store)).find((one) => one.modelUrl === modelUrl);
    const stored = await Promise.all((former?.files ?? []).map(({ sha256 }) => store.size(sha256)));
    const missing = [...sizes, ...stored.map((size) => -size)].reduce((sum, size) => sum + size, 0);
    await checkRoom(name, missing, store);
  }
  return sizes;
}

/**
 * Reads files that no manifest lists for their hashes, and stores them. Each is written down before it is stored, so
 * that what a canceled load leaves can be found, and deleted.
 * @returns What a manifest would list.
 * @throws EngineError `storage-full`, and as the source does; `signal.reason` when aborted.
 */
export async function storeUnlisted(
  paths: readonly string[],
  files: FileSource,
  begun: Omit<IndexedModel, 'files'>,
  search: PackageSearch,
): Promise<readonly ManifestFile[]> {
  const { signal, store, onProgress } = search;
  const sizes = await measure(paths, files, begun.name, search);
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  const entries: ManifestFile[] = [];
  let loadedBytes = 0;
  const { name, attribution } = begun;
  const onBytes = (bytes: number) => {
    loadedBytes += bytes;
    onProgress({
      loadedBytes,
      totalBytes: Math.max(totalBytes, loadedBytes),
      model: { name, ...(attribution && { attribution }) },
    });
  };
  // Its licence may want to be named before the first byte.
  onBytes(0);
  for (const [index, path] of paths.entries()) {
    const expectedBytes = sizes[index] ?? 0;
    const data = await readFile(files, path, { signal, expectedBytes, onBytes });
    const sha256 = await sha256Hex(data);
    entries.push({ path: plainName(path), bytes: data.byteLength, sha256 });
    await indexBegun(
      { ...begun, files: entries.map(({ bytes, sha256: key }) => ({ bytes, sha256: key })) },
      store,
    );
    await store.write(sha256, data);
  }
  return entries;
}

/** A package is one flat folder: the name of a file without its folder. */
export function plainName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
