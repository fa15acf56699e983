import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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
