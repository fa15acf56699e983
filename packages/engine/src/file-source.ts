import type { PackageFile } from '@guarded-chat/protocol';
import { EngineError } from './engine-error.ts';
import { gatherChunks, type ReadOptions } from './fetch-bytes.ts';
import { type FileChunk, fetchChunks, isPage } from './fetch-chunks.ts';

/** Where the files of a package come from. */
export interface FileSource {
  /**
   * A file as it comes, from a byte on; the first chunk tells where it really begins.
   * @throws EngineError `model-fetch-failed`; `signal.reason` when aborted.
   */
  readonly chunks: (path: string, signal: AbortSignal, from?: number) => AsyncIterable<FileChunk>;
  /** How long a file is, in bytes, 0 where its server does not tell; undefined when there is none. */
  readonly size: (path: string, signal: AbortSignal) => Promise<number | undefined>;
}

/** A whole file. @throws EngineError as the source and `gatherChunks` do; `signal.reason` when aborted. */
export function readFile(
  source: FileSource,
  path: string,
  options: ReadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  return gatherChunks(path, source.chunks(path, options.signal), options);
}

/** The files below an address. @param url - Absolute, ending in a slash. */
export function createUrlSource(url: string): FileSource {
  return {
    chunks: (path, signal, from) => fetchChunks(new URL(path, url).href, signal, from),
    async size(path, signal) {
      const { ok, headers } = await fetch(new URL(path, url).href, { method: 'HEAD', signal });
      // Servers of single-page applications have a page for every address.
      if (!ok || isPage(headers)) return undefined;
      return Number(headers.get('content-length') ?? 0);
    },
  };
}

const chunkBytes = 8_000_000;

async function* sliceFile(file: PackageFile, signal: AbortSignal, from: number) {
  for (let start = from; start < file.size; start += chunkBytes) {
    signal.throwIfAborted();
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(await file.slice(start, start + chunkBytes).arrayBuffer());
    } catch (cause) {
      throw new EngineError(
        'model-fetch-failed',
        `${file.name}: could not be read; pick it again if it was moved or changed`,
        { cause },
      );
    }
    yield { start, bytes };
  }
}

/**
 * Files that a person picked or dropped, by their names alone: folders do not count.
 * @throws EngineError, when it is asked for, `model-unsupported` for a name that two files have.
 */
export function createFolderSource(files: readonly PackageFile[]): FileSource {
  const find = (path: string) => {
    const found = files.filter(({ name }) => name === path.split('/').at(-1));
    if (found.length > 1) {
      throw new EngineError(
        'model-unsupported',
        `${path}: ${found.length} of the files have this name; give those of one folder`,
      );
    }
    return found[0];
  };
  return {
    chunks(path, signal, from = 0) {
      const file = find(path);
      if (file) return sliceFile(file, signal, from);
      throw new EngineError(
        'model-fetch-failed',
        `${path}: is not among the files that were given`,
      );
    },
    size: async (path) => find(path)?.size,
  };
}

/** No files: those of a package that came from a person's disk are in the store, or nowhere. */
export function createAbsentSource(url: string): FileSource {
  return {
    chunks(path) {
      throw new EngineError(
        'model-fetch-failed',
        `${url}${path}: is not on this device any more; give the files of the model again`,
      );
    },
    size: () => Promise.resolve(undefined),
  };
}

/** Whether the files below an address can be fetched. */
export function isWebAddress(url: string): boolean {
  return /^https?:/.test(url);
}

/** Where the files of a package come from when none were given. @param url - Absolute, ending in a slash. */
export function createRemoteSource(url: string): FileSource {
  return isWebAddress(url) ? createUrlSource(url) : createAbsentSource(url);
}
