import type { GrowingFile } from '../growing-file.ts';
import type { PackageStore } from '../model-store.ts';

/** A store in memory, which a test can look into, damage or fill up. */
export class MemoryStore implements PackageStore {
  readonly entries = new Map<string, Uint8Array<ArrayBuffer>>();
  isFull = false;
  /** What `freeBytes` tells. */
  free: number | undefined = undefined;
  /** Bytes that a growing file takes before it finds no room. */
  room = Number.POSITIVE_INFINITY;
  /** Whether entries can be grown. */
  canGrow = true;
  /** Keys that are open to be grown. */
  readonly open = new Set<string>();

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

  size(key: string): Promise<number> {
    return Promise.resolve(this.entries.get(key)?.byteLength ?? 0);
  }

  freeBytes(): Promise<number | undefined> {
    return Promise.resolve(this.free);
  }

  grow(key: string): Promise<GrowingFile | undefined> {
    if (!this.canGrow || this.open.has(key)) return Promise.resolve(undefined);
    this.open.add(key);
    const data = () => this.entries.get(key) ?? new Uint8Array();
    return Promise.resolve({
      size: () => data().byteLength,
      read: (target, start) => {
        const part = data().subarray(start, start + target.byteLength);
        target.set(part);
        return part.byteLength;
      },
      append: (bytes) => {
        this.room -= bytes.byteLength;
        if (this.room < 0) throw new DOMException('no room', 'QuotaExceededError');
        this.entries.set(key, Uint8Array.of(...data(), ...bytes));
      },
      clear: () => this.entries.set(key, new Uint8Array()),
      close: () => this.open.delete(key),
    });
  }
}
