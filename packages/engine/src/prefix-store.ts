import type { KeyValueCache } from './guard-model.ts';
import { sha256Hex } from './integrity.ts';
import type { PackageStore } from './model-store.ts';
import { packPrefix, packingOf, type StoredPrefix, unpackPrefix } from './pack-prefix.ts';

/** Keeps policy prefixes between visits: keys and values, and the head's outputs where they are wanted. */
export interface PrefixStore {
  /** A prefix with so many marked positions, intact; undefined when there is none. */
  readonly read: (tokens: readonly number[], marks: number) => Promise<StoredPrefix | undefined>;
  /** Stores a prefix where the cache can be read out; never fails. */
  readonly write: (
    tokens: readonly number[],
    cache: KeyValueCache,
    marked: readonly Float32Array[],
  ) => Promise<void>;
}

const digestLength = 64;
/** Snapshots kept at most: each edit of a taxonomy makes one, of some 2 MB for pocket-guard. */
const maxSnapshots = 8;
/** Where the keys of the snapshots are written down, oldest first. */
const indexKey = 'prefixes';

/**
 * Prefix snapshots in the model store. A snapshot is the SHA-256 of the packed prefix in hexadecimal, and then that:
 * damage at rest would otherwise turn into wrong scores.
 * @param model - Names weights and arithmetic exactly: snapshots of another are never found.
 */
export function createPrefixStore(
  store: Pick<PackageStore, 'read' | 'write' | 'remove'>,
  model: { readonly revision: string; readonly executionProvider: string; readonly dtype: string },
): PrefixStore {
  const { revision, executionProvider, dtype } = model;
  const key = async (tokens: readonly number[], marks: number) => {
    const parts = [revision, executionProvider, dtype, tokens.join(' '), ...packingOf(marks)];
    return `prefix-${await sha256Hex(new TextEncoder().encode(parts.join('\n')))}`;
  };
  const register = async (added: string) => {
    const known = parseIndex(await store.read(indexKey)).filter((one) => one !== added);
    const keys = [...known, added];
    for (const oldest of keys.splice(0, keys.length - maxSnapshots)) await store.remove(oldest);
    await store.write(indexKey, new TextEncoder().encode(JSON.stringify(keys)));
  };
  return {
    async read(tokens, marks) {
      const stored = await store.read(await key(tokens, marks));
      if (!stored || stored.byteLength <= digestLength) return undefined;
      const packed = stored.slice(digestLength);
      const digest = new TextDecoder().decode(stored.subarray(0, digestLength));
      if (digest !== (await sha256Hex(packed))) return undefined;
      return unpackPrefix(packed, marks);
    },
    async write(tokens, cache, marked) {
      const snapshot = cache.snapshot();
      if (!snapshot) return;
      const packed = packPrefix({ snapshot, marked });
      const digest = new TextEncoder().encode(await sha256Hex(packed));
      const data = new Uint8Array(digestLength + packed.byteLength);
      data.set(digest);
      data.set(packed, digestLength);
      const name = await key(tokens, marked.length);
      if (await store.write(name, data)) await register(name);
    },
  };
}

/** Removes all snapshots: they name no package, and are computed again where they are wanted. */
export async function clearPrefixes(store: Pick<PackageStore, 'read' | 'remove'>): Promise<void> {
  const keys = parseIndex(await store.read(indexKey));
  await Promise.all([...keys, indexKey].map((key) => store.remove(key)));
}

/** The keys of an index; none when there is no index, or a damaged one. */
function parseIndex(stored: Uint8Array<ArrayBuffer> | undefined): readonly string[] {
  try {
    const keys: unknown = JSON.parse(new TextDecoder().decode(stored));
    return Array.isArray(keys) ? keys.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
