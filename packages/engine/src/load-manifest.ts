import type { UnverifiedPackage } from '@guarded-chat/protocol';
import { checkFolder } from './check-folder.ts';
import { EngineError } from './engine-error.ts';
import { fetchBytes } from './fetch-bytes.ts';
import {
  createAbsentSource,
  createRemoteSource,
  type FileSource,
  isWebAddress,
  readFile,
} from './file-source.ts';
import { sha256Hex } from './integrity.ts';
import type { Manifest } from './manifest.ts';
import type { ModelStore, PackageStore } from './model-store.ts';
import { removeUnused } from './model-index.ts';
import { parseManifest } from './parse-manifest.ts';
import { usedFiles } from './used-files.ts';

/** A manifest and where it came from. */
export interface PackageManifest {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest: it fixes the hashes of all files, and so names the package exactly. */
  readonly revision: string;
  /** Absolute URL that names the package's folder, ending in a slash. */
  readonly url: string;
  /** Where its files come from when they are not stored. */
  readonly files: FileSource;
  /** The manifest as it was served. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** What was said of it, where it came without a manifest and this one was derived. */
  readonly unverified?: UnverifiedPackage;
}

/** What a load begins with. */
export interface ManifestChoice {
  readonly source: PackageManifest;
  /** What the server has: another than `source` where the server took too long and a stored one serves. */
  readonly latest: Promise<PackageManifest>;
}

/**
 * How long a stored manifest waits for the server's, in milliseconds: within it a site that is near answers, and a
 * person does not notice it.
 */
const patienceMs = 250;

interface ManifestKeys {
  /** The manifest of the last package that was stored in full. */
  readonly stored: string;
  /** The revision that the server had last. */
  readonly seen: string;
}

/** A derived manifest has a name of its own: it is found only where what it was derived under is said again. */
async function keysOf(modelUrl: string, unverified?: UnverifiedPackage): Promise<ManifestKeys> {
  const said = unverified ? ` ${unverified.protocol} ${unverified.dtype}` : '';
  const name = await sha256Hex(new TextEncoder().encode(`${modelUrl}${said}`));
  return { stored: `manifest-${name}`, seen: `manifest-seen-${name}` };
}

/** @throws EngineError `model-unsupported` when it is not a manifest. */
export async function readManifest(
  url: string,
  data: Uint8Array<ArrayBuffer>,
  files: FileSource = createRemoteSource(url),
): Promise<PackageManifest> {
  const manifest = parseManifest(new TextDecoder().decode(data));
  return { manifest, revision: await sha256Hex(data), url, files, data };
}

/**
 * The manifest among files that a person gave, and that are what it says.
 * @throws EngineError `model-fetch-failed` when it or a file is missing, `model-unsupported` when it is none,
 * `model-integrity-mismatch` when a file has another length.
 */
export async function readFolderManifest(
  url: string,
  files: FileSource,
  signal: AbortSignal,
): Promise<PackageManifest> {
  if ((await files.size('manifest.json', signal)) === undefined) {
    throw new EngineError(
      'model-fetch-failed',
      'manifest.json: is not among the files; convert the model, or say that a package without a manifest may be loaded',
    );
  }
  const data = await readFile(files, 'manifest.json', { signal });
  const source = await readManifest(url, data, files);
  await checkFolder(source.manifest, files, signal);
  return source;
}

/**
 * The manifest that an earlier load derived under the same words; undefined where there is none, or where a file of it
 * is not whole in the store.
 */
export async function readDerivedManifest(
  modelUrl: string,
  unverified: UnverifiedPackage,
  store: PackageStore,
): Promise<PackageManifest | undefined> {
  const { stored: key } = await keysOf(modelUrl, unverified);
  const source = await readStored(modelUrl, key, store);
  if (!source) return undefined;
  for (const { sha256, bytes } of usedFiles(source.manifest)) {
    if ((await store.size(sha256)) !== bytes) return undefined;
  }
  return { ...source, unverified };
}

async function readStored(
  modelUrl: string,
  key: string,
  store: ModelStore,
): Promise<PackageManifest | undefined> {
  const data = await store.read(key);
  // One that cannot be read, damaged or of another version of this engine, is as good as none.
  return data && readManifest(modelUrl, data).catch(() => undefined);
}

async function readText(store: ModelStore, key: string): Promise<string | undefined> {
  const data = await store.read(key);
  return data && new TextDecoder().decode(data);
}

/** Rejects also where there is nothing to fetch from. */
async function fetchManifest(
  modelUrl: string,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return isWebAddress(modelUrl)
    ? fetchBytes(new URL('manifest.json', modelUrl).href, { signal })
    : readFile(createAbsentSource(modelUrl), 'manifest.json', { signal });
}

/**
 * Finds the manifest to load by: the server's, or the stored one where the server cannot be reached or is slow and had
 * nothing new last time. See decisions/0001-stored-manifest.md.
 * @throws EngineError `model-fetch-failed` or `model-unsupported`; `signal.reason` when aborted.
 */
export async function loadManifest(
  modelUrl: string,
  store: ModelStore,
  signal: AbortSignal,
): Promise<ManifestChoice> {
  const keys = await keysOf(modelUrl);
  const fetched = fetchManifest(modelUrl, signal);
  const latest = fetched.then((data) => readManifest(modelUrl, data));
  // Where a stored manifest serves, nobody may ask for it.
  latest.catch(() => undefined);
  const [stored, seen] = await Promise.all([
    readStored(modelUrl, keys.stored, store),
    readText(store, keys.seen),
  ]);
  void noteRevision(fetched, store, keys.seen, seen);
  if (!stored) return { source: await latest, latest };
  const source = await new Promise<PackageManifest>((resolve, reject) => {
    const isPatient = seen !== stored.revision;
    const timer = isPatient ? undefined : setTimeout(() => resolve(stored), patienceMs);
    void fetched
      .finally(() => clearTimeout(timer))
      .then(
        () => latest.then(resolve, reject),
        () => (signal.aborted ? reject(signal.reason) : resolve(stored)),
      );
  });
  return { source, latest };
}

/** Remembers what the server has, so that the next visit waits for it when this one did not. */
async function noteRevision(
  fetched: Promise<Uint8Array<ArrayBuffer>>,
  store: ModelStore,
  key: string,
  seen: string | undefined,
): Promise<void> {
  try {
    const revision = await sha256Hex(await fetched);
    if (revision !== seen) await store.write(key, new TextEncoder().encode(revision));
  } catch {
    // The server told nothing.
  }
}

/**
 * Stores a manifest, once all its files are stored: it serves when the server does not. Files of the package that it
 * replaces, and that no stored package has a use for, are removed.
 */
export async function keepManifest(source: PackageManifest, store: PackageStore): Promise<void> {
  const key = (await keysOf(source.url, source.unverified)).stored;
  const former = await readStored(source.url, key, store);
  const isStored = await store.write(key, source.data);
  if (!isStored || !former) return;
  await removeUnused(former.manifest.files, source.manifest.files, source.url, store);
}

/** Removes the stored manifest of a package, and what is known of the server's. @param unverified - As it was loaded. */
export async function forgetManifest(
  modelUrl: string,
  unverified: UnverifiedPackage | undefined,
  store: PackageStore,
): Promise<void> {
  const { stored, seen } = await keysOf(modelUrl, unverified);
  await Promise.all([store.remove(stored), store.remove(seen)]);
}
