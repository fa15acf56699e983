import { EngineError } from './engine-error.ts';

/** A download without a byte for this long has stalled. */
const stallMs = 30_000;

/** What is known of a download, and who is told of it. */
export interface FetchOptions {
  readonly signal: AbortSignal;
  /** Length of the file: a longer one is refused as soon as it shows. Absent: any length. */
  readonly bytes?: number;
  /** Told of every chunk, in bytes. */
  readonly onBytes?: (bytes: number) => void;
}

function refuseAnswer(url: string, response: Response): void {
  if (!response.ok) {
    throw new EngineError(
      'model-fetch-failed',
      `${url}: the server answered ${response.status}; check the model's address`,
    );
  }
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    throw new EngineError(
      'model-fetch-failed',
      `${url}: the server answered with a web page; check the model's address`,
    );
  }
}

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
 * Downloads a file.
 * @throws EngineError `model-fetch-failed` on a network error, a status other than 2xx, HTML in place of the file or a
 * stall, `model-integrity-mismatch` when the file is longer than it should be; `signal.reason` when aborted.
 */
export async function fetchBytes(
  url: string,
  { signal, bytes, onBytes }: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  signal.throwIfAborted();
  const stop = new AbortController();
  const stall = () =>
    stop.abort(
      new EngineError('model-fetch-failed', `${url}: no data for ${stallMs / 1000} s; try again`),
    );
  let timer = setTimeout(stall, stallMs);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, stop.signal]) });
    refuseAnswer(url, response);
    const buffer = new ByteBuffer(bytes ?? 0);
    const reader = response.body?.getReader();
    let chunk = await reader?.read();
    while (chunk?.value) {
      clearTimeout(timer);
      timer = setTimeout(stall, stallMs);
      buffer.append(chunk.value);
      if (bytes !== undefined && buffer.length > bytes) {
        throw new EngineError(
          'model-integrity-mismatch',
          `${url}: is longer than the ${bytes} bytes of the manifest; publish the package again`,
        );
      }
      onBytes?.(chunk.value.byteLength);
      chunk = await reader?.read();
    }
    return buffer.take();
  } catch (cause) {
    signal.throwIfAborted();
    stop.signal.throwIfAborted();
    // Ends a download whose answer is of no use.
    stop.abort();
    if (cause instanceof EngineError) throw cause;
    throw new EngineError(
      'model-fetch-failed',
      `${url}: could not be fetched; check the connection`,
      { cause },
    );
  } finally {
    clearTimeout(timer);
  }
}
