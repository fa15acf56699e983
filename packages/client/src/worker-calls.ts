/** A message of Comlink's that calls a method, or says that a function of the other side is of no more use. */
interface CallMessage {
  readonly id: string;
  readonly type: 'APPLY' | 'RELEASE';
  readonly path?: readonly string[];
  readonly argumentList?: readonly WireValue[];
}

/** A value as Comlink sends it; functions are the ends of ports. */
type WireValue =
  | { readonly type: 'RAW'; readonly value: unknown }
  | { readonly type: 'HANDLER'; readonly name: 'proxy'; readonly value: MessagePort };

/** The answer to a call: what it returned, or what it threw. */
type ReplyMessage = { readonly id: string; readonly value: unknown } & (
  | { readonly type: 'RAW' }
  | { readonly type: 'HANDLER'; readonly name: 'throw' }
);

type Callback = (...values: readonly unknown[]) => void;
type Method = (...values: never[]) => unknown;

/** Distinguishes the calls of this page: a worker answers all who listen. */
let lastCallId = 0;

/** The end of a port at which the worker calls a function of this page. */
function openPort(callback: Callback): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', ({ data }: MessageEvent<CallMessage>) => {
    const { id, type, argumentList = [] } = data;
    if (type === 'APPLY') callback(...argumentList.map(({ value }) => value));
    port1.postMessage({ id, type: 'RAW' });
    if (type === 'RELEASE') port1.close();
  });
  port1.start();
  return port2;
}

/**
 * Calls the methods of what a worker exposes with Comlink.
 *
 * It speaks the part of Comlink's messages that these calls need. Comlink's own caller speaks all of them, and is 1.5 kB
 * after gzip in every page; the worker's side is Comlink itself, and so is that of this module's tests.
 * @typeParam Api - Its methods take what can be cloned, and functions that return nothing.
 */
export class WorkerCalls<Api extends { readonly [Name in keyof Api]: Method }> {
  readonly #worker: Worker;
  readonly #pending = new Map<string, (reply: ReplyMessage) => void>();

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<ReplyMessage>) => {
      this.#pending.get(data.id)?.(data);
      this.#pending.delete(data.id);
    });
  }

  /**
   * Calls a method; a worker that ends leaves the call pending.
   * @throws Error, with what was thrown as its cause, when the method throws; DataCloneError for what cannot be sent.
   */
  call<Name extends keyof Api & string>(
    name: Name,
    ...values: Parameters<Api[Name]>
  ): Promise<Awaited<ReturnType<Api[Name]>>> {
    lastCallId += 1;
    const id = `guarded-chat-${lastCallId}`;
    const ports: MessagePort[] = [];
    const argumentList = values.map((value: unknown): WireValue => {
      if (typeof value !== 'function') return { type: 'RAW', value };
      const port = openPort(value as Callback);
      ports.push(port);
      return { type: 'HANDLER', name: 'proxy', value: port };
    });
    const message: CallMessage = { id, type: 'APPLY', path: [name], argumentList };
    return new Promise((resolve, reject) => {
      this.#worker.postMessage(message, ports);
      this.#pending.set(id, ({ type, value }) => {
        if (type === 'RAW') resolve(value as Awaited<ReturnType<Api[Name]>>);
        else reject(new Error(`The worker threw in ${name}.`, { cause: value }));
      });
    });
  }
}
