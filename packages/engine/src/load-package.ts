import type { LoadProgress } from '@guarded-chat/protocol';
import { EngineError } from './engine-error.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { sha256Hex, verifyFile } from './integrity.ts';
import { type Manifest, type ManifestFile, manifestFile } from './manifest.ts';
import type { ModelStore } from './model-store.ts';
import { parseManifest } from './parse-manifest.ts';

/** A manifest and where it came from. */
export interface PackageManifest {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest: it fixes the hashes of all files, and so names the package exactly. */
  readonly revision: string;
  readonly url: string;
}

/** Fetches the manifest; without a connection the copy of the last visit serves. */
export async function loadManifest(
  modelUrl: string,
  store: ModelStore,
  signal: AbortSignal,
): Promise<PackageManifest> {
  const url = new URL('manifest.json', modelUrl).href;
  const key = `manifest-${await sha256Hex(new TextEncoder().encode(url))}`;
  let data: Uint8Array<ArrayBuffer>;
  try {
    data = await fetchBytes(url, signal, () => undefined);
    await store.write(key, data);
  } catch (error) {
    signal.throwIfAborted();
    const stored = await store.read(key);
    if (!stored) throw error;
    data = stored;
  }
  const manifest = parseManifest(new TextDecoder().decode(data));
  return { manifest, revision: await sha256Hex(data), url: modelUrl };
}

/**
 * Reads files of a package from the store or the network, verified, with progress over all of them.
 * @throws EngineError `model-fetch-failed` or `model-integrity-mismatch`; `signal.reason` when aborted.
 */
export async function loadFiles(
  source: PackageManifest,
  paths: readonly string[],
  store: ModelStore,
  signal: AbortSignal,
  onProgress: (progress: LoadProgress) => void,
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = paths.map((path) => manifestFile(source.manifest, path));
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  let loadedBytes = 0;
  const advance = (bytes: number) => {
    loadedBytes = Math.min(totalBytes, loadedBytes + bytes);
    onProgress({ phase: 'download', loadedBytes, totalBytes });
  };
  advance(0);
  const result = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const file of files) {
    signal.throwIfAborted();
    const stored = await store.read(file.sha256);
    if (stored && (await isIntact(stored, file))) {
      advance(file.bytes);
      result.set(file.path, stored);
      continue;
    }
    const data = await fetchBytes(new URL(file.path, source.url).href, signal, advance);
    await verifyFile(data, file);
    await store.write(file.sha256, data);
    result.set(file.path, data);
  }
  return result;
}

async function isIntact(data: Uint8Array<ArrayBuffer>, file: ManifestFile): Promise<boolean> {
  try {
    await verifyFile(data, file);
    return true;
  } catch (error) {
    if (error instanceof EngineError) return false;
    throw error;
  }
}
