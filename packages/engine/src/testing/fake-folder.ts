/** A folder of the origin-private file system in memory; stub `navigator.storage` with `storage`. */
export class FakeFolder {
  /** Contents by file name, as they are after the last close. */
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Bytes that fit in all; a write beyond rejects as browsers do. */
  quotaBytes = Number.POSITIVE_INFINITY;
  /** Writers that are open, by file name. */
  readonly writers = new Map<string, number>();
  /** Most writers that were ever open on one file. */
  mostWriters = 0;

  /** What `estimate` tells. */
  estimate: { quota?: number; usage?: number } = {};
  /** Whether files can be opened for synchronous access, as in dedicated workers. */
  hasSyncAccess = true;
  readonly #locked = new Set<string>();

  readonly storage = {
    getDirectory: () => Promise.resolve({ getDirectoryHandle: this.#folder }),
    estimate: () => Promise.resolve(this.estimate),
  };

  readonly #folder = () =>
    Promise.resolve({
      getFileHandle: (name: string, options?: { create?: boolean }) => this.#open(name, options),
      removeEntry: async (name: string) => {
        if (!this.files.delete(name))
          throw new DOMException(`${name} is not there`, 'NotFoundError');
      },
    });

  async #open(name: string, { create = false } = {}) {
    if (!this.files.has(name)) {
      if (!create) throw new DOMException(`${name} is not there`, 'NotFoundError');
      this.files.set(name, new Uint8Array());
    }
    return {
      getFile: async () => new File([this.files.get(name) ?? new Uint8Array()], name),
      createWritable: async () => this.#createWriter(name),
      createSyncAccessHandle: async () => this.#openSync(name),
    };
  }

  #openSync(name: string) {
    if (!this.hasSyncAccess || this.#locked.has(name))
      throw new DOMException(`${name} is locked`, 'NoModificationAllowedError');
    this.#locked.add(name);
    const data = () => this.files.get(name) ?? new Uint8Array();
    return {
      getSize: () => data().byteLength,
      read: (target: Uint8Array<ArrayBuffer>, { at }: { at: number }) => {
        const part = data().subarray(at, at + target.byteLength);
        target.set(part);
        return part.byteLength;
      },
      write: (bytes: Uint8Array<ArrayBuffer>, { at }: { at: number }) => {
        const fits = bytes.subarray(0, Math.max(0, this.quotaBytes - at));
        this.files.set(name, Uint8Array.of(...data().subarray(0, at), ...fits));
        return fits.byteLength;
      },
      truncate: (size: number) => this.files.set(name, data().slice(0, size)),
      flush: () => undefined,
      close: () => this.#locked.delete(name),
    };
  }

  #createWriter(name: string) {
    let draft = new Uint8Array();
    this.#countWriters(name, 1);
    return {
      write: async (data: Uint8Array<ArrayBuffer>) => {
        const others = [...this.files].filter(([other]) => other !== name);
        const used = others.reduce((sum, [, { byteLength }]) => sum + byteLength, 0);
        if (used + data.byteLength > this.quotaBytes)
          throw new DOMException('no room', 'QuotaExceededError');
        draft = data.slice();
      },
      close: async () => {
        this.#countWriters(name, -1);
        this.files.set(name, draft);
      },
      abort: async () => this.#countWriters(name, -1),
    };
  }

  #countWriters(name: string, change: number): void {
    const count = (this.writers.get(name) ?? 0) + change;
    this.writers.set(name, count);
    this.mostWriters = Math.max(this.mostWriters, count);
  }
}
