import { describe, expect, it } from 'vitest';
import { PrefixCache } from './prefix-cache.ts';
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
    const prefixes = new PrefixCache(model, 65);
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

  it('disposes everything when cleared', async () => {
    const model = createFakeGuardModel();
    const prefixes = new PrefixCache(model);
    await prefixes.get([1]);
    prefixes.clear();
    expect(model.caches[0]?.disposed).toBe(true);
    expect((await prefixes.get([1])).hit).toBe(false);
  });
});
