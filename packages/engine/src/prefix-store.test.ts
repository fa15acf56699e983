import { describe, expect, it } from 'vitest';
import type { PackageStore } from './model-store.ts';
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
    await createPrefixStore(store, model).write([1, 2, 3], cache);
    expect(await createPrefixStore(store, model).read([1, 2, 3])).toEqual(cache.snapshot());
  });

  it.each([
    ['tokens', model, [1, 2]],
    ['weights', { ...model, revision: 'b'.repeat(64) }, [1, 2, 3]],
    ['arithmetic', { ...model, dtype: 'q4' }, [1, 2, 3]],
  ])('does not find the snapshot of other %s', async (_, other, tokens) => {
    const { store } = setUp();
    await createPrefixStore(store, model).write([1, 2, 3], new FakeCache([1, 2, 3]));
    expect(await createPrefixStore(store, other).read(tokens)).toBeUndefined();
  });

  it('finds no snapshot that was damaged at rest or cut short', async () => {
    const { files, store } = setUp();
    const prefixes = createPrefixStore(store, model);
    await prefixes.write([1, 2, 3], new FakeCache([1, 2, 3]));
    const [key = ''] = files.keys();
    const data = files.get(key) ?? new Uint8Array();
    const damaged = data.slice();
    damaged[70] = 99;
    for (const wrong of [damaged, data.slice(0, -1), data.slice(0, 10)]) {
      files.set(key, wrong);
      expect(await prefixes.read([1, 2, 3])).toBeUndefined();
    }
  });

  it('keeps the newest eight, whatever happened to the list of them', async () => {
    const { files, store } = setUp();
    const prefixes = createPrefixStore(store, model);
    const write = async (token: number) => prefixes.write([token], new FakeCache([token]));
    files.set('prefixes', new TextEncoder().encode('{'));
    for (let token = 1; token <= 10; token += 1) await write(token);
    await write(10);
    const snapshots = [...files.keys()].filter((key) => key.startsWith('prefix-'));
    expect(snapshots).toHaveLength(8);
    expect(await prefixes.read([2])).toBeUndefined();
    expect(await prefixes.read([3])).toBeDefined();
  });

  it('stores nothing of a cache that stays on a GPU', async () => {
    const { files, store } = setUp();
    const cache = Object.assign(new FakeCache([1]), { snapshot: () => undefined });
    await createPrefixStore(store, model).write([1], cache);
    expect(files.size).toBe(0);
  });
});
