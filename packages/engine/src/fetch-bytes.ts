import { EngineError } from './engine-error.ts';
import { type FileChunk, fetchChunks } from './fetch-chunks.ts';

/** What is known of a file, and who is told of its bytes. */
export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Length of the file: a longer one is refused as soon as it shows. Absent: any length. */
  readonly bytes?: number;
  /** Length that it likely has: room for that much is made at once, and more where it turns out longer. */
  readonly expectedBytes?: number;
  /** Told of every chunk, in bytes. */
  readonly onBytes?: (bytes: number) => void;
}

/** What a server says of a length is believed up to here: an array can have some 2 GB in every browser. */
const mostExpectedBytes = 2_000_000_000;

/** Gathers chunks: in one array of the given length, so that a large file is never in memory twice. */
class ByteBuffer {
  #data: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(bytes: number) {
    this.#data = new Uint8Array(bytes);
  }

  get length(): number {
    return this.#length;
  }

  append(chunk: Uint8Array): void {
    const needed = this.#length + chunk.byteLength;
    if (needed > this.#data.byteLength) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#data.byteLength));
      larger.set(this.#data.subarray(0, this.#length));
      this.#data = larger;
    }
    this.#data.set(chunk, this.#length);
    this.#length = needed;
  }

  take(): Uint8Array<ArrayBuffer> {
    const isFull = this.#length === this.#data.byteLength;
    return isFull ? this.#data : this.#data.slice(0, this.#length);
  }
}

/**
 * Gathers a file that comes in chunks.
 * @param name - The file, for messages.
 * @throws EngineError `model-integrity-mismatch` when the file is longer than it should be; what its source throws.
 */
export async function gatherChunks(
  name: string,
  chunks: AsyncIterable<FileChunk>,
  { bytes, expectedBytes = 0, onBytes }: Omit<ReadOptions, 'signal'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = new ByteBuffer(bytes ?? Math.min(expectedBytes, mostExpectedBytes));
  for await (const chunk of chunks) {
    buffer.append(chunk.bytes);
    if (bytes !== undefined && buffer.length > bytes) {
      throw new EngineError(
        'model-integrity-mismatch',
        `${name}: is longer than the ${bytes} bytes of the manifest; publish the package again`,
      );
    }
    onBytes?.(chunk.bytes.byteLength);
  }
  return buffer.take();
}

/** Downloads a file. @throws EngineError as `fetchChunks` and `gatherChunks` do; `signal.reason` when aborted. */
export async function fetchBytes(
  url: string,
  options: ReadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  return gatherChunks(url, fetchChunks(url, options.signal), options);
}
