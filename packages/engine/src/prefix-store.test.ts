import { describe, expect, it } from 'vitest';
import type { PackageStore } from './model-store.ts';
import { sha256Hex } from './integrity.ts';
import { createPrefixStore } from './prefix-store.ts';
import { FakeCache } from './testing/fake-guard-model.ts';

const model = { revision: 'a'.repeat(64), executionProvider: 'wasm', dtype: 'fp32' };

function setUp() {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const store: Pick<PackageStore, 'read' | 'write' | 'remove'> = {
    read: (key) => Promise.resolve(files.get(key)),
    write: (key, data) => {
      files.set(key, data);
      return Promise.resolve(true);
    },
    remove: (key) => {
      files.delete(key);
      return Promise.resolve();
    },
  };
  return { files, store };
}

describe('createPrefixStore', () => {
  it('gives back the snapshot of a prefix', async () => {
    const { store } = setUp();
    const cache = new FakeCache([1, 2, 3]);
    await createPrefixStore(store, model).write([1, 2, 3], cache, []);
    expect(await createPrefixStore(store, model).read([1, 2, 3], 0)).toEqual({
      snapshot: cache.snapshot(),
      marked: [],
    });
  });

  it.each([
    ['tokens', model, [1, 2]],
    ['weights', { ...model, revision: 'b'.repeat(64) }, [1, 2, 3]],
    ['arithmetic', { ...model, dtype: 'q4' }, [1, 2, 3]],
  ])('does not find the snapshot of other %s', async (_, other, tokens) => {
    const { store } = setUp();
    await createPrefixStore(store, model).write([1, 2, 3], new FakeCache([1, 2, 3]), []);
    expect(await createPrefixStore(store, other).read(tokens, 0)).toBeUndefined();
  });

  it('finds no snapshot that was damaged at rest or cut short', async () => {
    const { files, store } = setUp();
    const prefixes = createPrefixStore(store, model);
    await prefixes.write([1, 2, 3], new FakeCache([1, 2, 3]), []);
    const [key = ''] = files.keys();
    const data = files.get(key) ?? new Uint8Array();
    const damaged = data.slice();
    damaged[70] = 99;
    for (const wrong of [damaged, data.slice(0, -1), data.slice(0, 10)]) {
      files.set(key, wrong);
      expect(await prefixes.read([1, 2, 3], 0)).toBeUndefined();
    }
  });

  it('keeps the newest eight, whatever happened to the list of them', async () => {
    const { files, store } = setUp();
    const prefixes = createPrefixStore(store, model);
    const write = async (token: number) => prefixes.write([token], new FakeCache([token]), []);
    files.set('prefixes', new TextEncoder().encode('{'));
    for (let token = 1; token <= 10; token += 1) await write(token);
    await write(10);
    const snapshots = [...files.keys()].filter((key) => key.startsWith('prefix-'));
    expect(snapshots).toHaveLength(8);
    expect(await prefixes.read([2], 0)).toBeUndefined();
    expect(await prefixes.read([3], 0)).toBeDefined();
  });

  it('finds what was stored before prefixes had marked positions: its bytes and its name are the same', async () => {
    const { files, store } = setUp();
    const snapshot = new FakeCache([1, 2, 3]).snapshot();
    const name = [model.revision, 'wasm', 'fp32', '1 2 3'].join('\n');
    const key = `prefix-${await sha256Hex(new TextEncoder().encode(name))}`;
    const digest = new TextEncoder().encode(await sha256Hex(snapshot));
    files.set(key, Uint8Array.of(...digest, ...snapshot));
    const found = await createPrefixStore(store, model).read([1, 2, 3], 0);
    expect(found).toEqual({ snapshot, marked: [] });
  });

  it('stores nothing of a cache that stays on a GPU', async () => {
    const { files, store } = setUp();
    const cache = Object.assign(new FakeCache([1]), { snapshot: () => undefined });
    await createPrefixStore(store, model).write([1], cache, []);
    expect(files.size).toBe(0);
  });
});

describe('a prefix with marked positions', () => {
  const tokens = [1, 2, 3, 4];
  const cache = new FakeCache(tokens);
  const marked = [Float32Array.of(0.1, -2, 3e-9), Float32Array.of(4, 5.5, -6)];

  it('is given back with the outputs at them, to the bit', async () => {
    const { store } = setUp();
    await createPrefixStore(store, model).write(tokens, cache, marked);
    expect(await createPrefixStore(store, model).read(tokens, 2)).toEqual({
      snapshot: cache.snapshot(),
      marked,
    });
  });

  it('is not found as one without, nor the other way around, nor as one with more', async () => {
    const { store } = setUp();
    const prefixes = createPrefixStore(store, model);
    await prefixes.write(tokens, cache, marked);
    expect(await prefixes.read(tokens, 0)).toBeUndefined();
    expect(await prefixes.read(tokens, 3)).toBeUndefined();
    await prefixes.write([9], new FakeCache([9]), []);
    expect(await prefixes.read([9], 1)).toBeUndefined();
  });

  it('is not found when any of its bytes was damaged, or it was cut short', async () => {
    const { files, store } = setUp();
    const prefixes = createPrefixStore(store, model);
    await prefixes.write(tokens, cache, marked);
    const [key = ''] = files.keys();
    const data = files.get(key) ?? new Uint8Array();
    for (let place = 0; place < data.length; place += 1) {
      const damaged = data.slice();
      damaged[place] = (damaged[place] ?? 0) ^ 1;
      files.set(key, damaged);
      expect(await prefixes.read(tokens, 2)).toBeUndefined();
      files.set(key, data.slice(0, place));
      expect(await prefixes.read(tokens, 2)).toBeUndefined();
    }
  });

  it('is not found when what was stored is intact, but packed in no way that is known', async () => {
    const { files, store } = setUp();
    const prefixes = createPrefixStore(store, model);
    await prefixes.write(tokens, cache, marked);
    const [key = ''] = files.keys();
    const headers = [[], [2, 0], [0, 3], [2, 1_000_000], [3, 3], [2, 4294967295]];
    for (const header of headers) {
      const packed = new Uint8Array(Uint32Array.from(header).buffer);
      const digest = new TextEncoder().encode(await sha256Hex(packed));
      files.set(key, Uint8Array.of(...digest, ...packed));
      expect(await prefixes.read(tokens, 2)).toBeUndefined();
    }
  });
});
