import { describe, expect, it } from 'vitest';
import { PrefixCache } from './prefix-cache.ts';
import type { PrefixStore } from './prefix-store.ts';
import { createFakeGuardModel } from './testing/fake-guard-model.ts';

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
    const stored = new Map<string, Uint8Array<ArrayBuffer>>();
    const store: PrefixStore = {
      read: (tokens) => Promise.resolve(stored.get(tokens.join())),
      write: (tokens, cache) => {
        stored.set(tokens.join(), cache.snapshot() ?? new Uint8Array());
        return Promise.resolve();
      },
    };
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
