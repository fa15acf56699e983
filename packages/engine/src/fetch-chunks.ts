import { EngineError } from './engine-error.ts';
import { nextTask } from './next-task.ts';

/** A download without a byte for this long has stalled. */
const stallMs = 30_000;

/**
 * How long chunks that are there already may follow one another. Where they come as fast as they are hashed and stored,
 * a whole file would, and meanwhile other downloads seem to stall and the worker to be gone.
 */
const turnMs = 50;

/** A run of bytes of a file. */
export interface FileChunk {
  /** Where in the file it begins. */
  readonly start: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Whether an answer is a web page: it stands in the place of a file that is not there. */
export function isPage(headers: Headers): boolean {
  return headers.get('content-type')?.startsWith('text/html') ?? false;
}

function refuseAnswer(url: string, response: Response): void {
  const advice = url.endsWith('/manifest.json')
    ? "check the model's address, or say that a package without a manifest may be loaded"
    : "check the model's address";
  if (response.status === 416) {
    throw new EngineError(
      'model-integrity-mismatch',
      `${url}: is shorter than what was downloaded of it before; it has changed`,
    );
  }
  if (!response.ok) {
    throw new EngineError(
      'model-fetch-failed',
      `${url}: the server answered ${response.status}; ${advice}`,
    );
  }
  if (isPage(response.headers)) {
    throw new EngineError(
      'model-fetch-failed',
      `${url}: the server answered with a web page; ${advice}`,
    );
  }
}

/**
 * Where the body of an answer begins: a server that knows no ranges sends the whole file. Another origin may hide the
 * header that tells, and then it is what was asked for.
 */
function startOf(response: Response, from: number): number {
  if (response.status !== 206) return 0;
  const range = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '');
  return Number(range?.[1] ?? from);
}

/**
 * Downloads a file as it comes.
 * @param from - Where to begin; the first chunk tells where the server did.
 * @throws EngineError `model-fetch-failed` on a network error, a status other than 2xx, HTML in place of the file or a
 * stall, `model-integrity-mismatch` when the file ends before `from`; `signal.reason` when aborted.
 */
export async function* fetchChunks(
  url: string,
  signal: AbortSignal,
  from = 0,
): AsyncGenerator<FileChunk, void, undefined> {
  signal.throwIfAborted();
  const stop = new AbortController();
  const stall = () =>
    stop.abort(
      new EngineError('model-fetch-failed', `${url}: no data for ${stallMs / 1000} s; try again`),
    );
  let timer = setTimeout(stall, stallMs);
  try {
    const headers = from > 0 ? { headers: { range: `bytes=${from}-` } } : {};
    const response = await fetch(url, {
      ...headers,
      signal: AbortSignal.any([signal, stop.signal]),
    });
    refuseAnswer(url, response);
    let start = startOf(response, from);
    const reader = response.body?.getReader();
    let chunk = await reader?.read();
    let turnBegan = performance.now();
    while (chunk?.value) {
      // What is done with a chunk is no stall.
      clearTimeout(timer);
      yield { start, bytes: chunk.value };
      start += chunk.value.byteLength;
      if (performance.now() - turnBegan > turnMs) {
        await nextTask();
        turnBegan = performance.now();
      }
      timer = setTimeout(stall, stallMs);
      chunk = await reader?.read();
    }
  } catch (cause) {
    signal.throwIfAborted();
    stop.signal.throwIfAborted();
    if (cause instanceof EngineError) throw cause;
    throw new EngineError(
      'model-fetch-failed',
      `${url}: could not be fetched; check the connection`,
      { cause },
    );
  } finally {
    clearTimeout(timer);
    // Ends a download whose rest is of no use.
    stop.abort();
  }
}
