import type { LoadProgress } from '@guarded-chat/protocol';
import { checkRoom, largeFileBytes } from './check-room.ts';
import { EngineError } from './engine-error.ts';
import { downloadResumable } from './download-resumable.ts';
import { readFile } from './file-source.ts';
import { verifyFile } from './integrity.ts';
import { limitParallel } from './limit-parallel.ts';
import type { GrowingFile } from './growing-file.ts';
import type { PackageManifest } from './load-manifest.ts';
import { type ManifestFile, manifestFile } from './manifest.ts';
import type { PackageStore } from './model-store.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Downloads at a time: HTTP/1.1 gives six connections to a site, and the runtime's own files need some. */
const maxDownloads = 4;

async function isIntact(data: Bytes, file: ManifestFile): Promise<boolean> {
  try {
    await verifyFile(data, file);
    return true;
  } catch (error) {
    if (error instanceof EngineError) return false;
    throw error;
  }
}

/**
 * The files of one package during a load, each read once, from the store or the network, all at the same time. Every
 * file is verified; what was downloaded is then stored in the background.
 */
export class PackageFiles {
  readonly #resumedFrom: number;
  readonly #source: PackageManifest;
  readonly #store: PackageStore;
  readonly #onProgress: (progress: Omit<LoadProgress, 'phase'>) => void;
  readonly #signal: AbortSignal;
  readonly #stop = new AbortController();
  readonly #limit = limitParallel(maxDownloads);
  readonly #files = new Map<string, Promise<Bytes>>();
  readonly #writes: Promise<boolean>[] = [];
  #loadedBytes = 0;
  #totalBytes = 0;

  /** @param onProgress - Told of every chunk; `loadedBytes` never falls. */
  constructor(
    source: PackageManifest,
    store: PackageStore,
    signal: AbortSignal,
    onProgress: (progress: Omit<LoadProgress, 'phase'>) => void,
    resumedFromBytes: number = largeFileBytes,
  ) {
    this.#resumedFrom = resumedFromBytes;
    this.#source = source;
    this.#store = store;
    this.#signal = AbortSignal.any([signal, this.#stop.signal]);
    this.#onProgress = onProgress;
  }

  /**
   * Reads files, those that come first in the list first. When one fails, the others end with the same failure.
   * @returns The bytes of each, in the same order.
   * @throws EngineError `model-fetch-failed`, `model-integrity-mismatch` or, for a file that the manifest does not
   * list, `model-unsupported`; `signal.reason` when aborted.
   */
  async read(paths: readonly string[]): Promise<readonly Bytes[]> {
    const reading = paths.map((path) => this.#open(path));
    this.#advance(0);
    return Promise.all(reading);
  }

  /**
   * Refuses to begin a large download that cannot be stored whole. A package of small files is loaded all the same:
   * without room it is fetched at every visit.
   * @throws EngineError `storage-full`.
   */
  async checkRoom(): Promise<void> {
    const { name, weights, tokenizer } = this.#source.manifest;
    const files = [tokenizer, ...weights].map((path) => manifestFile(this.#source.manifest, path));
    if (!files.some(({ bytes }) => bytes >= this.#resumedFrom)) return;
    const sizes = await Promise.all(files.map(({ sha256 }) => this.#store.size(sha256)));
    const missing = files.reduce(
      (sum, { bytes }, at) => sum + Math.max(0, bytes - (sizes[at] ?? 0)),
      0,
    );
    await checkRoom(name, missing, this.#store);
  }

  /** Ends what is still on its way, with this reason. */
  stop(reason: unknown): void {
    this.#stop.abort(reason);
  }

  /** Forgets the bytes: who still needs them keeps them. A file that is read again comes from the store. */
  release(): void {
    this.#files.clear();
  }

  /** Whether all files that were read are in the store; waits for those that are still being written. */
  async areStored(): Promise<boolean> {
    const written = await Promise.all(this.#writes);
    return written.every(Boolean);
  }

  #open(path: string): Promise<Bytes> {
    const open = this.#files.get(path);
    if (open) return open;
    const file = manifestFile(this.#source.manifest, path);
    this.#totalBytes += file.bytes;
    const reading = this.#readFile(file);
    this.#files.set(path, reading);
    return reading;
  }

  async #readFile(file: ManifestFile): Promise<Bytes> {
    try {
      const stored = await this.#readStored(file);
      this.#signal.throwIfAborted();
      if (stored && (await isIntact(stored, file))) {
        this.#advance(file.bytes);
        return stored;
      }
      const grown = await this.#limit(() => this.#grow(file));
      if (grown) return grown;
      const data = await this.#limit(() => this.#download(file));
      // Outside the limit: the next download goes on while this one is hashed.
      await verifyFile(data, file);
      this.#writes.push(this.#store.write(file.sha256, data));
      return data;
    } catch (error) {
      this.stop(error);
      throw error;
    }
  }

  async #readStored(file: ManifestFile): Promise<Bytes | undefined> {
    const { bytes, sha256 } = file;
    // A large file that is only there in part is not read for nothing.
    if (bytes >= this.#resumedFrom && (await this.#store.size(sha256)) !== bytes) return undefined;
    return this.#store.read(sha256);
  }

  #download(file: ManifestFile): Promise<Bytes> {
    return readFile(this.#source.files, file.path, {
      signal: this.#signal,
      bytes: file.bytes,
      onBytes: (bytes) => this.#advance(bytes),
    });
  }

  /** A large file, stored as it comes; undefined for a small one, and where the store cannot do that. */
  async #grow(file: ManifestFile): Promise<Bytes | undefined> {
    const growing =
      file.bytes >= this.#resumedFrom ? await this.#store.grow(file.sha256) : undefined;
    if (!growing) return undefined;
    try {
      await this.#resume(file, growing);
    } finally {
      growing.close();
    }
    const stored = await this.#store.read(file.sha256);
    if (stored?.byteLength === file.bytes) return stored;
    this.#advance(-file.bytes);
    return undefined;
  }

  /** Where an earlier visit left another file than it should have, once more from the start. */
  async #resume(file: ManifestFile, growing: GrowingFile): Promise<void> {
    const hadBegun = growing.size() > 0;
    const download = () =>
      downloadResumable(this.#source.files, file, growing, {
        signal: this.#signal,
        onBytes: (bytes) => this.#advance(bytes),
      });
    try {
      await download();
    } catch (error) {
      const isOther = error instanceof EngineError && error.kind === 'model-integrity-mismatch';
      if (!hadBegun || !isOther) throw error;
      await download();
    }
  }

  #advance(bytes: number): void {
    this.#loadedBytes += bytes;
    this.#onProgress({ loadedBytes: this.#loadedBytes, totalBytes: this.#totalBytes });
  }
}
