import { readChatCompletion } from './read-chat-completion.ts';
import { isResponse, isStream, type StreamSource } from './stream-source.ts';

/** A source that is being read, piece by piece. */
export interface StreamReader {
  /** The next piece; undefined at the end. @throws Whatever the source does; TypeError for a piece that is no text. */
  readonly read: () => Promise<string | undefined>;
  /** Tells the source that nobody reads on. */
  readonly cancel: () => void;
}

function asText(piece: unknown): string {
  if (typeof piece === 'string') return piece;
  throw new TypeError(`source: expected pieces of text, got ${typeof piece}; decode bytes first`);
}

function ignore(): void {
  // Whoever has stopped reading has no use for what goes wrong afterwards.
}

function readStream(stream: ReadableStream<string>): StreamReader {
  const reader = stream.getReader();
  return {
    read: async () => {
      const { done, value } = await reader.read();
      return done ? undefined : asText(value);
    },
    cancel: () => {
      reader.cancel().catch(ignore);
    },
  };
}

function readIterable(iterable: AsyncIterable<string>): StreamReader {
  const iterator = iterable[Symbol.asyncIterator]();
  return {
    read: async () => {
      const result: IteratorResult<string, unknown> = await iterator.next();
      return result.done === true ? undefined : asText(result.value);
    },
    // Not awaited by anybody: a generator that waits for its next piece cannot return before it has it.
    cancel: () => {
      const end = async () => iterator.return?.();
      end().catch(ignore);
    },
  };
}

/** Starts to read a source, one that `assertSource` lets pass. */
export function openSource(source: StreamSource): StreamReader {
  if (isStream(source)) return readStream(source);
  return isResponse(source) ? readStream(readChatCompletion(source)) : readIterable(source);
}
