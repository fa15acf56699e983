import { describe, expect, it } from 'vitest';
import { PrefixCache } from './prefix-cache.ts';
import type { StoredPrefix } from './pack-prefix.ts';
import type { PrefixStore } from './prefix-store.ts';
import { createFakeGuardModel } from './testing/fake-guard-model.ts';

function createStore(): PrefixStore {
  const stored = new Map<string, StoredPrefix>();
  return {
    read: (tokens) => Promise.resolve(stored.get(tokens.join())),
    write: (tokens, cache, marked) => {
      stored.set(tokens.join(), { snapshot: cache.snapshot() ?? new Uint8Array(), marked });
      return Promise.resolve();
    },
  };
}

describe('PrefixCache', () => {
  it('computes a prefix once', async () => {
    const model = createFakeGuardModel();
    const prefixes = new PrefixCache(model);
    expect((await prefixes.get([1, 2, 3])).hit).toBe(false);
    expect((await prefixes.get([1, 2, 3])).hit).toBe(true);
    expect(model.passes).toEqual([[1, 2, 3]]);
  });

  it('drops the least recently used prefix when the budget is spent, never the one just asked for', async () => {
    const model = createFakeGuardModel();
    const prefixes = new PrefixCache(model, undefined, 65);
    await prefixes.get([1, 2, 3]);
    await prefixes.get([4, 5, 6]);
    await prefixes.get([1, 2, 3]);
    await prefixes.get([7, 8, 9]);
    expect(model.caches.map((one) => one.disposed)).toEqual([false, true, false]);
    await prefixes.get(Array.from({ length: 20 }, () => 1));
    expect(model.caches.at(-1)?.disposed).toBe(false);
  });

  it('keeps nothing of a pass that failed', async () => {
    let fail = true;
    const model = createFakeGuardModel({
      onForward: () => {
        if (fail) throw new Error('lost');
      },
    });
    const prefixes = new PrefixCache(model);
    await expect(prefixes.get([1])).rejects.toThrow('lost');
    fail = false;
    expect((await prefixes.get([1])).hit).toBe(false);
  });

  it('runs only what follows the longest kept beginning', async () => {
    const model = createFakeGuardModel();
    const prefixes = new PrefixCache(model);
    await prefixes.get([1, 2, 3]);
    const first = await prefixes.run([1, 2, 3, 104, 105, 8, 9], 2);
    expect(first.computed).toBe(4);
    expect(model.passes.at(-1)).toEqual([104, 105, 8, 9]);
  });

  it('goes on from where an edited text parts from the one before, and takes its place', async () => {
    const model = createFakeGuardModel();
    const prefixes = new PrefixCache(model);
    const draft = Array.from({ length: 20 }, (_, index) => 100 + index);
    await prefixes.run([...draft, 8, 9], 2);
    const edited = await prefixes.run([...draft, 200, 8, 9], 2);
    expect(model.passes.at(-1)).toEqual([200, 8, 9]);
    expect(edited.computed).toBe(3);
    expect(edited.cache.length).toBe(23);
    expect(model.caches.map((one) => one.disposed)).toEqual([true, false]);
  });

  it('keeps a text from which another parts early', async () => {
    const model = createFakeGuardModel();
    const prefixes = new PrefixCache(model);
    const text = Array.from({ length: 40 }, (_, index) => 100 + index);
    await prefixes.run(text, 2);
    expect((await prefixes.run([...text.slice(0, 15), 200, 8, 9], 2)).computed).toBe(3);
    expect(model.caches.map((one) => one.disposed)).toEqual([false, false]);
  });

  it('computes the wanted logits even when the whole sequence is kept', async () => {
    const model = createFakeGuardModel();
    const prefixes = new PrefixCache(model);
    const tokens = Array.from({ length: 20 }, (_, index) => 100 + index);
    const first = await prefixes.run(tokens, 2);
    const second = await prefixes.run(tokens, 2);
    expect(second.computed).toBe(2);
    expect(second.logits).toEqual(first.logits);
  });

  it('does not copy a cache to save a handful of tokens', async () => {
    const model = createFakeGuardModel();
    const prefixes = new PrefixCache(model);
    await prefixes.get([1, 2, 3]);
    await prefixes.run([1, 2, 3, 104, 105, 8, 9], 2);
    expect((await prefixes.run([1, 2, 3, 104, 106, 8, 9], 2)).computed).toBe(4);
  });

  it('reads a prefix from its store in the place of computing it, and stores what it computed', async () => {
    const store = createStore();
    const model = createFakeGuardModel();
    expect((await new PrefixCache(model, store).get([1, 2, 3])).hit).toBe(false);
    const { cache, hit } = await new PrefixCache(model, store).get([1, 2, 3]);
    expect({ hit, length: cache.length }).toEqual({ hit: true, length: 3 });
    expect(model.passes).toEqual([[1, 2, 3]]);
  });

  it('disposes everything when cleared', async () => {
    const model = createFakeGuardModel();
    const prefixes = new PrefixCache(model);
    await prefixes.get([1]);
    prefixes.clear();
    expect(model.caches[0]?.disposed).toBe(true);
    expect((await prefixes.get([1])).hit).toBe(false);
  });
});

describe('the marked positions of a prefix', () => {
  /** A head of two outputs at each position: the position, and minus one. */
  function createModel() {
    return createFakeGuardModel({
      logits: (text, rows) =>
        Array.from({ length: rows }, (_, row) => Float32Array.of(text.length - rows + row, -1)),
    });
  }
  const tokens = [101, 3, 102, 103, 3, 2];
  const marked = [Float32Array.of(1, -1), Float32Array.of(4, -1)];

  it('come with the prefix, from one pass, and are kept with it', async () => {
    const model = createModel();
    const prefixes = new PrefixCache(model);
    expect(await prefixes.get(tokens, [1, 4])).toMatchObject({ hit: false, marked });
    expect(await prefixes.get(tokens, [1, 4])).toMatchObject({ hit: true, marked });
    expect(model.passes).toEqual([tokens]);
  });

  it('are read from the store with it', async () => {
    const model = createModel();
    const store = createStore();
    await new PrefixCache(model, store).get(tokens, [1, 4]);
    const restored = await new PrefixCache(model, store).get(tokens, [1, 4]);
    expect(restored).toMatchObject({ hit: true, marked });
    expect(model.passes).toEqual([tokens]);
  });

  it('are computed where only keys and values are kept', async () => {
    const model = createModel();
    const prefixes = new PrefixCache(model);
    await prefixes.get(tokens);
    expect(await prefixes.get(tokens, [1, 4])).toMatchObject({ hit: false, marked });
  });

  it('are neither kept nor stored when no healthy model gives such outputs', async () => {
    const store = createStore();
    const model = createFakeGuardModel({
      logits: (_text, rows) => Array.from({ length: rows }, () => new Float32Array(2)),
    });
    const prefixes = new PrefixCache(model, store);
    await expect(prefixes.get(tokens, [1, 4])).rejects.toMatchObject({ kind: 'inference-failed' });
    expect(model.caches.map((one) => one.disposed)).toEqual([true]);
    expect(await store.read(tokens, 2)).toBeUndefined();
  });
});
