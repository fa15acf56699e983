import { EngineError } from './engine-error.ts';

/** A download without a byte for this long has stalled. */
const stallMs = 30_000;

/**
 * Downloads a file.
 * @param onBytes - Told of every chunk, in bytes.
 * @throws EngineError `model-fetch-failed` on a network error, a status other than 2xx, HTML in place of the file or a
 * stall; `signal.reason` when aborted.
 */
export async function fetchBytes(
  url: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const stalled = new AbortController();
  const stall = () =>
    stalled.abort(
      new EngineError('model-fetch-failed', `${url}: no data for ${stallMs / 1000} s; try again`),
    );
  let timer = setTimeout(stall, stallMs);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, stalled.signal]) });
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
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body?.getReader();
    let chunk = await reader?.read();
    while (chunk?.value) {
      clearTimeout(timer);
      timer = setTimeout(stall, stallMs);
      parts.push(chunk.value);
      onBytes(chunk.value.byteLength);
      chunk = await reader?.read();
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  } catch (cause) {
    signal.throwIfAborted();
    if (stalled.signal.aborted) throw stalled.signal.reason;
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
