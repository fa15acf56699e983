/**
 * A generator as a stream, which is read only as far as somebody reads the stream.
 * @param generate - Is given a signal that aborts when the reader leaves, or when the outer signal does.
 */
export function streamGenerator<Item>(
  generate: (signal: AbortSignal) => AsyncGenerator<Item, void, undefined>,
  signal: AbortSignal | undefined,
): ReadableStream<Item> {
  const left = new AbortController();
  const items = generate(signal ? AbortSignal.any([signal, left.signal]) : left.signal);
  return new ReadableStream<Item>({
    async pull(controller) {
      const { done, value } = await items.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    async cancel(reason) {
      left.abort(reason);
      await items.return();
    },
  });
}
