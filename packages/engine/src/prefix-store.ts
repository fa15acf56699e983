import type { KeyValueCache } from './guard-model.ts';
import { sha256Hex } from './integrity.ts';
import type { ModelStore } from './model-store.ts';

/** Keeps the keys and values of policy prefixes between visits. */
export interface PrefixStore {
  /** The snapshot of a prefix, intact; undefined when there is none. */
  readonly read: (tokens: readonly number[]) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Stores a snapshot where the cache can be read out; never fails. */
  readonly write: (tokens: readonly number[], cache: KeyValueCache) => Promise<void>;
}

const digestLength = 64;

/**
 * Prefix snapshots in the model store. A snapshot is the SHA-256 of the keys and values in hexadecimal, and then they:
 * damage at rest would otherwise turn into wrong scores.
 * @param model - Names weights and arithmetic exactly: snapshots of another are never found.
 */
export function createPrefixStore(
  store: ModelStore,
  model: { readonly revision: string; readonly executionProvider: string; readonly dtype: string },
): PrefixStore {
  const { revision, executionProvider, dtype } = model;
  const key = async (tokens: readonly number[]) => {
    const name = [revision, executionProvider, dtype, tokens.join(' ')].join('\n');
    return `prefix-${await sha256Hex(new TextEncoder().encode(name))}`;
  };
  return {
    async read(tokens) {
      const stored = await store.read(await key(tokens));
      if (!stored || stored.byteLength <= digestLength) return undefined;
      const snapshot = stored.slice(digestLength);
      const digest = new TextDecoder().decode(stored.subarray(0, digestLength));
      return digest === (await sha256Hex(snapshot)) ? snapshot : undefined;
    },
    async write(tokens, cache) {
      const snapshot = cache.snapshot();
      if (!snapshot) return;
      const digest = new TextEncoder().encode(await sha256Hex(snapshot));
      const data = new Uint8Array(digestLength + snapshot.byteLength);
      data.set(digest);
      data.set(snapshot, digestLength);
      await store.write(await key(tokens), data);
    },
  };
}
