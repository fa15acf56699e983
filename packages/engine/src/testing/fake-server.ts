import { bytesOf, type FakePackage, packageUrl } from './fake-package.ts';

type Answer = (
  signal: AbortSignal,
  headers: Readonly<Record<string, string>>,
) => Response | Promise<Response>;

/** What a fake server understands of a request. */
interface FakeRequest {
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

function abortedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Serves files in place of `fetch`: stub the global with `fetch`. */
export class FakeServer {
  /** URLs that were asked for, in order. */
  readonly requests: string[] = [];
  readonly #answers = new Map<string, Answer>();

  /** Gives an answer for a URL, or for a file of the fake package. */
  on(url: string, answer: Answer): void {
    this.#answers.set(new URL(url, packageUrl).href, answer);
  }

  /** Serves bytes, in chunks of `chunkBytes`. */
  serve(url: string, data: Uint8Array<ArrayBuffer>, chunkBytes = 8): void {
    this.on(url, () => new Response(chunked(data, chunkBytes)));
  }

  /** Serves a package and its manifest. */
  publish({ manifest, files }: FakePackage): void {
    this.serve('manifest.json', bytesOf(JSON.stringify(manifest)));
    for (const [path, data] of Object.entries(files)) this.serve(path, data);
  }

  /** Nothing can be reached any more. */
  disconnect(): void {
    this.#answers.clear();
    this.fetch = async (url) => {
      this.requests.push(String(url));
      throw new TypeError('Failed to fetch');
    };
  }

  fetch = async (url: string | URL, { signal, headers }: FakeRequest): Promise<Response> => {
    this.requests.push(String(url));
    signal.throwIfAborted();
    const answer = this.#answers.get(String(url)) ?? (() => new Response('', { status: 404 }));
    return Promise.race([answer(signal, headers ?? {}), abortedBy(signal)]);
  };
}

/** A body that gives `data` in chunks, and then ends. */
export function chunked(data: Uint8Array<ArrayBuffer>, chunkBytes: number): ReadableStream {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      if (offset >= data.byteLength) return controller.close();
      controller.enqueue(data.slice(offset, offset + chunkBytes));
      offset += chunkBytes;
    },
  });
}

/** A body that gives `data` and then nothing more, until it is aborted. */
export function stalling(data: Uint8Array<ArrayBuffer>, signal: AbortSignal): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(data);
      signal.addEventListener('abort', () => controller.error(signal.reason), { once: true });
    },
  });
}
