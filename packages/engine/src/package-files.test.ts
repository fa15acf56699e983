import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createUrlSource } from './file-source.ts';
import type { PackageManifest } from './load-manifest.ts';
import { PackageFiles } from './package-files.ts';
import {
  bytesOf,
  createFakePackage,
  type FakePackage,
  packageUrl,
} from './testing/fake-package.ts';
import { chunked, FakeServer, stalling } from './testing/fake-server.ts';
import { MemoryStore } from './testing/memory-store.ts';

const shards = ['weights.onnx_data', 'weights.onnx_data_1'];

let fake: FakePackage;
let source: PackageManifest;
let server: FakeServer;
let store: MemoryStore;
let progress: { loadedBytes: number; totalBytes: number }[];
let abort: AbortController;

beforeEach(async () => {
  fake = await createFakePackage();
  source = {
    manifest: fake.manifest,
    revision: '0'.repeat(64),
    url: packageUrl,
    files: createUrlSource(packageUrl),
    data: new Uint8Array(),
  };
  server = new FakeServer();
  server.publish(fake);
  store = new MemoryStore();
  progress = [];
  abort = new AbortController();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => vi.unstubAllGlobals());

function openFiles(): PackageFiles {
  return new PackageFiles(source, store, abort.signal, (bytes) => progress.push(bytes));
}

function hashOf(path: string): string {
  return fake.manifest.files.find((file) => file.path === path)?.sha256 ?? '';
}

function bytesIn(...paths: string[]): number {
  return paths.reduce((sum, path) => sum + (fake.files[path]?.byteLength ?? 0), 0);
}

describe('the files of a package', () => {
  it('come from the network at first, in the order asked for, and are then stored', async () => {
    const files = openFiles();
    expect(await files.read(shards)).toEqual(shards.map((path) => fake.files[path]));
    expect(await files.areStored()).toBe(true);
    expect([...store.entries.keys()].toSorted()).toEqual(shards.map(hashOf).toSorted());
  });

  it('come from the store alone when they are there', async () => {
    const first = openFiles();
    await first.read(shards);
    await first.areStored();
    server.disconnect();
    vi.stubGlobal('fetch', server.fetch);
    const files = openFiles();
    expect(await files.read(shards)).toEqual(shards.map((path) => fake.files[path]));
    expect(await files.areStored()).toBe(true);
  });

  it.each([
    ['another content', 'the first shird'],
    ['half of the content', 'the fir'],
    ['nothing, as a write that never ended leaves it', ''],
  ])('are fetched again when the store has %s', async (_name, damaged) => {
    store.entries.set(hashOf('weights.onnx_data'), bytesOf(damaged));
    const files = openFiles();
    const [shard] = await files.read(shards);
    expect(shard).toEqual(fake.files['weights.onnx_data']);
    await files.areStored();
    expect(store.entries.get(hashOf('weights.onnx_data'))).toEqual(shard);
  });

  it('are read once, however often they are asked for', async () => {
    const files = openFiles();
    await Promise.all([files.read(shards), files.read(shards)]);
    await files.read(shards);
    expect(server.requests).toHaveLength(2);
  });

  it('come from the store again once they were released', async () => {
    const files = openFiles();
    await files.read(shards);
    await files.areStored();
    files.release();
    expect(await files.read(shards)).toEqual(shards.map((path) => fake.files[path]));
    expect(server.requests).toHaveLength(2);
  });

  it('are not stored where there is no room, and that is no error', async () => {
    store.isFull = true;
    const files = openFiles();
    await expect(files.read(shards)).resolves.toHaveLength(2);
    expect(await files.areStored()).toBe(false);
  });

  it('do not wait until they are stored', async () => {
    store.write = () => new Promise(() => {});
    await expect(openFiles().read(shards)).resolves.toHaveLength(2);
  });

  it('are downloaded at the same time, but no more than four of them', async () => {
    let running = 0;
    let most = 0;
    for (const [path, data] of Object.entries(fake.files)) {
      server.on(path, async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        return new Response(chunked(data, 64));
      });
    }
    expect(Object.keys(fake.files)).toHaveLength(5);
    await openFiles().read(Object.keys(fake.files));
    expect(most).toBe(4);
  });
});

describe('progress', () => {
  it('begins at nothing, never falls, and ends when all files are there', async () => {
    await openFiles().read(shards);
    const totalBytes = bytesIn(...shards);
    expect(progress[0]).toEqual({ loadedBytes: 0, totalBytes });
    expect(progress.at(-1)).toEqual({ loadedBytes: totalBytes, totalBytes });
    const loaded = progress.map(({ loadedBytes }) => loadedBytes);
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
    expect(loaded.length).toBeGreaterThan(4);
  });

  it('counts stored files too, and files that are asked for later', async () => {
    const first = openFiles();
    await first.read(shards);
    await first.areStored();
    const files = openFiles();
    await files.read(shards);
    await files.read(['cpu.onnx']);
    const totalBytes = bytesIn(...shards, 'cpu.onnx');
    expect(progress.at(-1)).toEqual({ loadedBytes: totalBytes, totalBytes });
  });
});

describe('a file that cannot be had', () => {
  it('fails with `model-integrity-mismatch` when it has another hash, and is never stored', async () => {
    server.serve('weights.onnx_data', bytesOf('the first shird'));
    const files = openFiles();
    await expect(files.read(shards)).rejects.toMatchObject({
      kind: 'model-integrity-mismatch',
      message: expect.stringMatching(/^weights\.onnx_data: its SHA-256 is/) as string,
    });
    await files.areStored();
    expect(store.entries.has(hashOf('weights.onnx_data'))).toBe(false);
    const contents = [...store.entries.values()].map((data) => new TextDecoder().decode(data));
    expect(contents).not.toContain('the first shird');
  });

  it('fails with `model-integrity-mismatch` when it is too short or too long', async () => {
    for (const text of ['short', 'far too long for the first shard']) {
      server.serve('weights.onnx_data', bytesOf(text));
      await expect(openFiles().read(shards)).rejects.toMatchObject({
        kind: 'model-integrity-mismatch',
        message: expect.stringContaining('weights.onnx_data: ') as string,
      });
    }
  });

  it('fails with `model-fetch-failed` when it is not there, and ends the downloads beside it', async () => {
    let stopped: AbortSignal | undefined;
    server.on('weights.onnx_data', (signal) => {
      stopped = signal;
      return new Response(stalling(bytesOf('the'), signal));
    });
    server.on('weights.onnx_data_1', () => new Response('', { status: 404 }));
    await expect(openFiles().read(shards)).rejects.toMatchObject({
      kind: 'model-fetch-failed',
      message: expect.stringContaining('weights.onnx_data_1: the server answered 404') as string,
    });
    expect(stopped?.aborted).toBe(true);
  });

  it('fails with `model-unsupported` when the manifest does not list it', async () => {
    await expect(openFiles().read(['unlisted.bin'])).rejects.toMatchObject({
      kind: 'model-unsupported',
    });
  });
});

describe('a large file', () => {
  const shard = 'weights.onnx_data_1';
  const openLarge = () =>
    new PackageFiles(source, store, abort.signal, (bytes) => progress.push(bytes), 20);
  const whole = () => fake.files[shard] ?? new Uint8Array();

  /** Answers ranges, and tells of them. */
  function serveRanges(): string[] {
    const ranges: string[] = [];
    server.on(shard, (_signal, headers) => {
      const from = Number(/\d+/.exec(headers['range'] ?? '')?.[0] ?? 0);
      ranges.push(headers['range'] ?? 'all');
      const headersBack = { 'content-range': `bytes ${from}-` };
      const status = from > 0 ? 206 : 200;
      return new Response(chunked(whole().slice(from), 5), { status, headers: headersBack });
    });
    return ranges;
  }

  it('is stored as it comes, and comes from the store afterwards', async () => {
    expect(await openLarge().read([shard])).toEqual([whole()]);
    expect(store.open.size).toBe(0);
    server.disconnect();
    vi.stubGlobal('fetch', server.fetch);
    expect(await openLarge().read([shard])).toEqual([whole()]);
  });

  it('goes on where a canceled load ended', async () => {
    server.on(shard, (signal) => {
      setTimeout(() => abort.abort(new Error('canceled')), 5);
      return new Response(stalling(whole().slice(0, 7), signal));
    });
    await expect(openLarge().read([shard])).rejects.toThrow('canceled');
    expect(store.entries.get(hashOf(shard))).toEqual(whole().slice(0, 7));
    expect(store.open.size).toBe(0);
    abort = new AbortController();
    progress = [];
    const ranges = serveRanges();
    expect(await openLarge().read([shard])).toEqual([whole()]);
    expect(ranges).toEqual(['bytes=7-']);
    expect(progress[1]).toEqual({ loadedBytes: 7, totalBytes: whole().byteLength });
    expect(progress.at(-1)?.loadedBytes).toBe(whole().byteLength);
  });

  it('begins anew where the server knows no ranges, and counts no byte twice', async () => {
    store.entries.set(hashOf(shard), whole().slice(0, 7));
    expect(await openLarge().read([shard])).toEqual([whole()]);
    expect(progress.at(-1)?.loadedBytes).toBe(whole().byteLength);
  });

  it.each([
    ['something else', 'something else'],
    ['more than there should be', 'x'.repeat(99)],
  ])('is fetched from the start when the store has %s', async (_title, stored) => {
    store.entries.set(hashOf(shard), bytesOf(stored));
    serveRanges();
    expect(await openLarge().read([shard])).toEqual([whole()]);
    expect(store.entries.get(hashOf(shard))).toEqual(whole());
  });

  it('is refused, and not kept, when it has another hash', async () => {
    server.serve(shard, bytesOf('x'.repeat(whole().byteLength)));
    await expect(openLarge().read([shard])).rejects.toMatchObject({
      kind: 'model-integrity-mismatch',
      message: expect.stringMatching(/^weights\.onnx_data_1: its SHA-256 is/) as string,
    });
    expect(await store.size(hashOf(shard))).toBe(0);
  });

  it('is kept in part when its server ends too early', async () => {
    server.serve(shard, whole().slice(0, 9));
    await expect(openLarge().read([shard])).rejects.toMatchObject({ kind: 'model-fetch-failed' });
    expect(await store.size(hashOf(shard))).toBe(9);
  });

  it('fails with `storage-full` when the room ends on the way', async () => {
    store.room = 10;
    await expect(openLarge().read([shard])).rejects.toMatchObject({ kind: 'storage-full' });
  });

  it('is downloaded as small ones are while another tab stores it', async () => {
    store.open.add(hashOf(shard));
    expect(await openLarge().read([shard])).toEqual([whole()]);
  });

  it('is not begun when there is no room for what is missing of the package', async () => {
    const missing = bytesIn(...shards, 'tokenizer.json');
    store.free = missing - 1;
    await expect(openLarge().checkRoom()).rejects.toMatchObject({
      kind: 'storage-full',
      message: expect.stringContaining('Fake guard: 1 MB are still to be stored') as string,
    });
    store.entries.set(hashOf(shard), whole().slice(0, 1));
    await expect(openLarge().checkRoom()).resolves.toBeUndefined();
    store.free = 0;
    await expect(openFiles().checkRoom()).resolves.toBeUndefined();
    store.free = undefined;
    await expect(openLarge().checkRoom()).resolves.toBeUndefined();
  });
});

describe('an aborted load', () => {
  it('rejects with the reason and ends its downloads', async () => {
    const reason = new Error('superseded');
    server.on('weights.onnx_data', (signal) => {
      setTimeout(() => abort.abort(reason));
      return new Response(stalling(bytesOf('the'), signal));
    });
    await expect(openFiles().read(shards)).rejects.toBe(reason);
  });

  it('rejects with the reason when all files are stored', async () => {
    const files = openFiles();
    await files.read(shards);
    await files.areStored();
    const reason = new Error('superseded');
    abort.abort(reason);
    await expect(openFiles().read(shards)).rejects.toBe(reason);
  });
});
