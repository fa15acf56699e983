import type { GuardWorkerApi, ModelLibraryApi } from '@guarded-chat/protocol';
import { expose } from 'comlink';

/** A worker in this process: its messages pass through a real channel, and so through structured cloning. */
export class FakeWorker extends EventTarget {
  readonly #inside: MessagePort;
  readonly #outside: MessagePort;
  isTerminated = false;

  constructor(api: GuardWorkerApi | ModelLibraryApi) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#inside = port1;
    this.#outside = port2;
    expose(api, this.#inside);
    this.#outside.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      this.dispatchEvent(new MessageEvent('message', { data }));
    });
    this.#outside.start();
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    if (!this.isTerminated) this.#outside.postMessage(message, transfer);
  }

  terminate(): void {
    this.isTerminated = true;
    this.#outside.close();
  }

  /** Ends as a worker does whose script throws: an `error` event, and no answer any more. */
  crash(): void {
    this.terminate();
    this.dispatchEvent(Object.assign(new Event('error'), { message: 'RangeError: out of stack' }));
  }
}
