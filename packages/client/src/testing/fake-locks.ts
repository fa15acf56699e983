interface Request {
  readonly owner: FakeLocks;
  readonly grant: () => void;
  readonly steal: () => void;
}

type Callback = (lock: Lock | null) => unknown;

/** The locks that one tab sees: exclusive ones, with waiting, `steal` and abort. */
export class FakeLocks {
  /** By name, who holds the lock, and who waits for it. Shared by the tabs. */
  readonly queues: Map<string, Request[]>;

  readonly #run: (task: () => void) => void;

  /** @param run - Runs what the tab hears of its locks, once it can hear. */
  constructor(queues: Map<string, Request[]>, run: (task: () => void) => void) {
    this.queues = queues;
    this.#run = run;
  }

  request(name: string, options: LockOptions | Callback, callback?: Callback): Promise<unknown> {
    const run = typeof options === 'function' ? options : callback;
    const { signal, steal } = typeof options === 'function' ? ({} as LockOptions) : options;
    const queue = this.queues.get(name) ?? [];
    this.queues.set(name, queue);
    return new Promise((resolve, reject) => {
      const leave = () => {
        const isHolder = queue[0] === entry;
        if (queue.includes(entry)) queue.splice(queue.indexOf(entry), 1);
        if (isHolder) queue[0]?.grant();
      };
      const entry: Request = {
        owner: this,
        grant: () => {
          signal?.removeEventListener('abort', onAbort);
          setImmediate(() => {
            if (queue[0] !== entry) return;
            this.#run(() => {
              Promise.resolve(run?.({ name, mode: 'exclusive' }))
                .then(resolve, reject)
                .finally(leave);
            });
          });
        },
        steal: () => this.#run(() => reject(new DOMException('The lock was stolen', 'AbortError'))),
      };
      const onAbort = () => {
        leave();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort);
      if (signal?.aborted) onAbort();
      else if (steal) {
        queue.shift()?.steal();
        queue.unshift(entry);
        entry.grant();
      } else {
        queue.push(entry);
        if (queue[0] === entry) entry.grant();
      }
    });
  }

  /** The tab is gone: what it held is free, and what it waited for is forgotten. */
  end(): void {
    for (const queue of this.queues.values()) {
      const isHolder = queue[0]?.owner === this;
      const others = queue.filter(({ owner }) => owner !== this);
      queue.splice(0, queue.length, ...others);
      if (isHolder) queue[0]?.grant();
    }
  }
}
