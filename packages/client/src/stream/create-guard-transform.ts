import type { Verdict } from '@guarded-chat/policy';
import type { GuardStreamOptions } from './read-stream-request.ts';
import type { GuardStreamEvent } from './stream-events.ts';

/** What a guard transform takes. */
export interface GuardTransformOptions extends GuardStreamOptions {
  /** Is given the verdict that ends the stream: a `block` says that the text was cut short. */
  readonly onVerdict?: ((verdict: Verdict) => void) | undefined;
}

/**
 * A guarded stream as a pair for `pipeThrough`: pieces of text go in, judged text comes out. A block ends the readable
 * side and fails the writable one, so that a pipe stops its source.
 * @param guard - Makes a guarded stream of the pieces that are written.
 */
export function createGuardTransform(
  guard: (
    source: ReadableStream<string>,
    options: GuardStreamOptions,
  ) => AsyncGenerator<GuardStreamEvent, void, undefined>,
  options: GuardTransformOptions,
): ReadableWritablePair<string, string> {
  const { readable, writable } = new TransformStream<string, string>();
  const canceled = new AbortController();
  const signal = options.signal
    ? AbortSignal.any([options.signal, canceled.signal])
    : canceled.signal;
  const events = guard(readable, { ...options, signal });
  return {
    writable,
    readable: new ReadableStream<string>({
      async pull(controller) {
        const { value: event } = await events.next();
        if (event?.kind === 'release') {
          controller.enqueue(event.text);
          return;
        }
        if (event) options.onVerdict?.(event.verdict);
        // Runs the stream to its end, where it lets go of the source.
        await events.return();
        controller.close();
      },
      async cancel(reason) {
        canceled.abort(reason);
        await events.return();
      },
    }),
  };
}
