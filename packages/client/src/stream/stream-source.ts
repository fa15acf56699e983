/**
 * A text that comes in pieces: of a generator, of a stream, or of a response that streams a chat completion in the shape
 * of OpenAI's.
 */
export type StreamSource = AsyncIterable<string> | ReadableStream<string> | Response;

/**
 * The body of a response that is to stream an answer.
 * @throws TypeError when it has a status other than 2xx, or no body.
 */
export function readBody({ ok, status, body }: Response): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (!ok) throw new TypeError(`source: the server answered ${status}, not with a stream`);
  if (body === null) throw new TypeError('source: the response has no body');
  return body;
}

/** Whether it is a response, known by what it offers: one of another frame or of a polyfill will do, here and below. */
export function isResponse(source: StreamSource): source is Response {
  return 'body' in source && 'status' in source;
}

/** Whether it is a stream, which may be an iterable as well. */
export function isStream(source: StreamSource): source is ReadableStream<string> {
  return 'getReader' in source;
}

/** @throws TypeError when it is no source, or a response without an answer. */
export function assertSource(source: StreamSource): void {
  const given: unknown = source;
  const isObject = typeof given === 'object' && given !== null;
  if (isObject && isResponse(source)) readBody(source);
  else if (!isObject || !(isStream(source) || Symbol.asyncIterator in source)) {
    throw new TypeError('source: expected an async iterable, a ReadableStream or a Response');
  }
}
