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

describe('an entry that grows', () => {
  const grow = async (text: string) => {
    const store = await openModelStore();
    const file = await store.grow('a');
    file?.append(bytesOf(text));
    return { store, file };
  };

  it('keeps what it has when it is closed, for the next visit', async () => {
    const { store, file } = await grow('hel');
    expect(file?.size()).toBe(3);
    file?.close();
    expect(await store.size('a')).toBe(3);
    const next = await grow('lo');
    const target = new Uint8Array(9);
    expect(next.file?.read(target, 1)).toBe(4);
    expect(target.subarray(0, 4)).toEqual(bytesOf('ello'));
    expect(await next.store.read('a')).toEqual(bytesOf('hello'));
    next.file?.clear();
    expect(await next.store.size('a')).toBe(0);
  });

  it('stays as it was when there is no room for more', async () => {
    const { file } = await grow('hello');
    folder.quotaBytes = 7;
    expect(() => file?.append(bytesOf('hello'))).toThrow(
      expect.objectContaining({ name: 'QuotaExceededError' }),
    );
    expect(file?.size()).toBe(5);
  });

  it('is not to be had while another has it, or where files cannot be opened so', async () => {
    const { store, file } = await grow('hello');
    expect(await store.grow('a')).toBeUndefined();
    file?.close();
    folder.hasSyncAccess = false;
    expect(await store.grow('a')).toBeUndefined();
  });
});

it('tells how much more may be stored, where the browser does', async () => {
  const store = await openModelStore();
  expect(await store.freeBytes()).toBeUndefined();
  folder.estimate = { quota: 100, usage: 30 };
  expect(await store.freeBytes()).toBe(70);
  vi.stubGlobal('navigator', { storage: {} });
  expect(await store.freeBytes()).toBeUndefined();
});
