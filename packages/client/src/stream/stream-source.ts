/**
 * A text that comes in pieces: of a generator, of a stream, or of a response that streams a chat completion in the shape
 * of OpenAI's.
 */
export type StreamSource = AsyncIterable<string> | ReadableStream<string> | Response;

/** A source, and what it was known by. */
type KnownSource =
  | { readonly kind: 'stream'; readonly source: ReadableStream<string> }
  | { readonly kind: 'response'; readonly source: Response }
  | { readonly kind: 'iterable'; readonly source: AsyncIterable<string> };

/**
 * The body of a response that is to stream an answer.
 * @throws TypeError when it has a status other than 2xx, or no body.
 */
export function readBody({ ok, status, body }: Response): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (!ok) throw new TypeError(`source: the server answered ${status}, not with a stream`);
  if (body === null) throw new TypeError('source: the response has no body');
  return body;
}

/**
 * What kind of source it is, known by what it offers: one of another frame or of a polyfill will do.
 * @throws TypeError when it is none, or a response without an answer.
 */
export function readSource(source: StreamSource): KnownSource {
  const given: unknown = source;
  if (typeof given === 'object' && given !== null) {
    if ('getReader' in source) return { kind: 'stream', source };
    if ('body' in source && 'status' in source) {
      readBody(source);
      return { kind: 'response', source };
    }
    if (Symbol.asyncIterator in source) return { kind: 'iterable', source };
  }
  throw new TypeError('source: expected an async iterable, a ReadableStream or a Response');
}
