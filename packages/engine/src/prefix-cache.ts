import type { GuardModel, KeyValueCache } from './guard-model.ts';

/** A prefix ready for use, and whether it had to be computed. */
export interface CachedPrefix {
  readonly cache: KeyValueCache;
  readonly hit: boolean;
}

/**
 * Keeps the keys and values of policy prefixes, least recently used first out, within a budget of bytes.
 *
 * Requests run one at a time, and an entry is only disposed while another is being fetched: so none is ever disposed
 * while a forward pass reads it.
 */
export class PrefixCache {
  readonly #entries = new Map<string, KeyValueCache>();
  readonly #model: Pick<GuardModel, 'forward'>;
  readonly #budgetBytes: number;

  constructor(model: Pick<GuardModel, 'forward'>, budgetBytes: number = 64 * 1024 * 1024) {
    this.#model = model;
    this.#budgetBytes = budgetBytes;
  }

  /** The prefix's keys and values, computed when they are not kept yet. @throws what the forward pass throws. */
  async get(tokens: readonly number[]): Promise<CachedPrefix> {
    const key = tokens.join(' ');
    const kept = this.#entries.get(key);
    if (kept) {
      this.#entries.delete(key);
      this.#entries.set(key, kept);
      return { cache: kept, hit: true };
    }
    const { cache } = await this.#model.forward(tokens, null, 1);
    this.#entries.set(key, cache);
    this.#evict(key);
    return { cache, hit: false };
  }

  /** Disposes all entries. */
  clear(): void {
    for (const cache of this.#entries.values()) cache.dispose();
    this.#entries.clear();
  }

  #evict(keep: string): void {
    let bytes = 0;
    for (const cache of this.#entries.values()) bytes += cache.sizeBytes;
    for (const [key, cache] of this.#entries) {
      if (bytes <= this.#budgetBytes) return;
      if (key === keep) continue;
      bytes -= cache.sizeBytes;
      cache.dispose();
      this.#entries.delete(key);
    }
  }
}
