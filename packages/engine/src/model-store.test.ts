import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openModelStore } from './model-store.ts';
import { FakeFolder } from './testing/fake-folder.ts';
import { bytesOf } from './testing/fake-package.ts';

let folder: FakeFolder;
beforeEach(() => {
  folder = new FakeFolder();
  vi.stubGlobal('navigator', { storage: folder.storage });
});
afterEach(() => vi.unstubAllGlobals());

describe('a model store', () => {
  it('gives back what was written, at this visit and the next', async () => {
    const store = await openModelStore();
    expect(await store.write('a', bytesOf('hello'))).toBe(true);
    expect(await store.read('a')).toEqual(bytesOf('hello'));
    expect(await (await openModelStore()).read('a')).toEqual(bytesOf('hello'));
  });

  it('has nothing for a key that was never written', async () => {
    const store = await openModelStore();
    expect(await store.read('a')).toBeUndefined();
    expect(folder.files.size).toBe(0);
  });

  it('removes what it is told to, and nothing where there is nothing', async () => {
    const store = await openModelStore();
    await store.write('a', bytesOf('hello'));
    await store.remove('a');
    await store.remove('a');
    expect(await store.read('a')).toBeUndefined();
  });

  it('has one writer at a time on a file, and keeps what was written last', async () => {
    const store = await openModelStore();
    const written = ['first', 'second', 'third'].map((text) => store.write('a', bytesOf(text)));
    expect(await Promise.all(written)).toEqual([true, true, true]);
    expect(folder.mostWriters).toBe(1);
    expect(await store.read('a')).toEqual(bytesOf('third'));
  });

  it('keeps nothing of a file for which there is no room', async () => {
    folder.quotaBytes = 3;
    const store = await openModelStore();
    expect(await store.write('a', bytesOf('hello'))).toBe(false);
    expect(folder.files.size).toBe(0);
    expect(folder.writers.get('a')).toBe(0);
    expect(await store.write('b', bytesOf('hi'))).toBe(true);
  });

  it('keeps the former file when there is no room for the new one', async () => {
    const store = await openModelStore();
    await store.write('a', bytesOf('old'));
    folder.quotaBytes = 3;
    expect(await store.write('a', bytesOf('newer'))).toBe(false);
    expect(await store.read('a')).toEqual(bytesOf('old'));
  });
});

describe.each([
  ['no storage at all', {}],
  [
    'storage that is refused',
    { storage: { getDirectory: () => Promise.reject(new DOMException('no', 'SecurityError')) } },
  ],
])('where there is %s', (_name, navigator) => {
  it('stores nothing, and that is no error', async () => {
    vi.stubGlobal('navigator', navigator);
    const store = await openModelStore();
    expect(await store.write('a', bytesOf('hello'))).toBe(false);
    expect(await store.read('a')).toBeUndefined();
    await expect(store.remove('a')).resolves.toBeUndefined();
  });
});
