import type { PackageStore } from '../model-store.ts';

/** A store in memory, which a test can look into, damage or fill up. */
export class MemoryStore implements PackageStore {
  readonly entries = new Map<string, Uint8Array<ArrayBuffer>>();
  isFull = false;

  read(key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return Promise.resolve(this.entries.get(key)?.slice());
  }

  write(key: string, data: Uint8Array<ArrayBuffer>): Promise<boolean> {
    if (!this.isFull) this.entries.set(key, data.slice());
    return Promise.resolve(!this.isFull);
  }

  remove(key: string): Promise<void> {
    this.entries.delete(key);
    return Promise.resolve();
  }
}
