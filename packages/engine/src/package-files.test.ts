import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bytesOf } from './testing/fake-package.ts';
import { chunked, stalling } from './testing/fake-server.ts';
import { PackageFilesSetup, shards } from './testing/package-files-setup.ts';

let setup: PackageFilesSetup;

beforeEach(async () => {
  setup = await PackageFilesSetup.create();
  vi.stubGlobal('fetch', setup.server.fetch);
});
afterEach(() => vi.unstubAllGlobals());

describe('the files of a package', () => {
  it('come from the network at first, in the order asked for, and are then stored', async () => {
    const files = setup.open();
    expect(await files.read(shards)).toEqual(shards.map((path) => setup.fake.files[path]));
    expect(await files.areStored()).toBe(true);
    expect([...setup.store.entries.keys()].toSorted()).toEqual(
      shards.map((path) => setup.hashOf(path)).toSorted(),
    );
  });

  it('come from the store alone when they are there', async () => {
    const first = setup.open();
    await first.read(shards);
    await first.areStored();
    setup.server.disconnect();
    vi.stubGlobal('fetch', setup.server.fetch);
    const files = setup.open();
    expect(await files.read(shards)).toEqual(shards.map((path) => setup.fake.files[path]));
    expect(await files.areStored()).toBe(true);
  });

  it.each([
    ['another content', 'the first shird'],
    ['half of the content', 'the fir'],
    ['nothing, as a write that never ended leaves it', ''],
  ])('are fetched again when the store has %s', async (_name, damaged) => {
    setup.store.entries.set(setup.hashOf('weights.onnx_data'), bytesOf(damaged));
    const files = setup.open();
    const [shard] = await files.read(shards);
    expect(shard).toEqual(setup.fake.files['weights.onnx_data']);
    await files.areStored();
    expect(setup.store.entries.get(setup.hashOf('weights.onnx_data'))).toEqual(shard);
  });

  it('are read once, however often they are asked for', async () => {
    const files = setup.open();
    await Promise.all([files.read(shards), files.read(shards)]);
    await files.read(shards);
    expect(setup.server.requests).toHaveLength(2);
  });

  it('come from the store again once they were released', async () => {
    const files = setup.open();
    await files.read(shards);
    await files.areStored();
    files.release();
    expect(await files.read(shards)).toEqual(shards.map((path) => setup.fake.files[path]));
    expect(setup.server.requests).toHaveLength(2);
  });

  it('are not stored where there is no room, and that is no error', async () => {
    setup.store.isFull = true;
    const files = setup.open();
    await expect(files.read(shards)).resolves.toHaveLength(2);
    expect(await files.areStored()).toBe(false);
  });

  it('do not wait until they are stored', async () => {
    setup.store.write = () => new Promise(() => {});
    await expect(setup.open().read(shards)).resolves.toHaveLength(2);
  });

  it('are downloaded at the same time, but no more than four of them', async () => {
    let running = 0;
    let most = 0;
    for (const [path, data] of Object.entries(setup.fake.files)) {
      setup.server.on(path, async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        return new Response(chunked(data, 64));
      });
    }
    expect(Object.keys(setup.fake.files)).toHaveLength(5);
    await setup.open().read(Object.keys(setup.fake.files));
    expect(most).toBe(4);
  });
});

describe('progress', () => {
  it('begins at nothing, never falls, and ends when all files are there', async () => {
    await setup.open().read(shards);
    const totalBytes = setup.bytesIn(...shards);
    expect(setup.progress[0]).toEqual({ loadedBytes: 0, totalBytes });
    expect(setup.progress.at(-1)).toEqual({ loadedBytes: totalBytes, totalBytes });
    const loaded = setup.progress.map(({ loadedBytes }) => loadedBytes);
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
    expect(loaded.length).toBeGreaterThan(4);
  });

  it('counts stored files too, and files that are asked for later', async () => {
    const first = setup.open();
    await first.read(shards);
    await first.areStored();
    const files = setup.open();
    await files.read(shards);
    await files.read(['cpu.onnx']);
    const totalBytes = setup.bytesIn(...shards, 'cpu.onnx');
    expect(setup.progress.at(-1)).toEqual({ loadedBytes: totalBytes, totalBytes });
  });
});

describe('a file that cannot be had', () => {
  it('fails with `model-integrity-mismatch` when it has another hash, and is never stored', async () => {
    setup.server.serve('weights.onnx_data', bytesOf('the first shird'));
    const files = setup.open();
    await expect(files.read(shards)).rejects.toMatchObject({
      kind: 'model-integrity-mismatch',
      message: expect.stringMatching(/^weights\.onnx_data: its SHA-256 is/) as string,
    });
    await files.areStored();
    expect(setup.store.entries.has(setup.hashOf('weights.onnx_data'))).toBe(false);
    const contents = [...setup.store.entries.values()].map((data) =>
      new TextDecoder().decode(data),
    );
    expect(contents).not.toContain('the first shird');
  });

  it('fails with `model-integrity-mismatch` when it is too short or too long', async () => {
    for (const text of ['short', 'far too long for the first shard']) {
      setup.server.serve('weights.onnx_data', bytesOf(text));
      await expect(setup.open().read(shards)).rejects.toMatchObject({
        kind: 'model-integrity-mismatch',
        message: expect.stringContaining('weights.onnx_data: ') as string,
      });
    }
  });

  it('fails with `model-fetch-failed` when it is not there, and ends the downloads beside it', async () => {
    let stopped: AbortSignal | undefined;
    setup.server.on('weights.onnx_data', (signal) => {
      stopped = signal;
      return new Response(stalling(bytesOf('the'), signal));
    });
    setup.server.on('weights.onnx_data_1', () => new Response('', { status: 404 }));
    await expect(setup.open().read(shards)).rejects.toMatchObject({
      kind: 'model-fetch-failed',
      message: expect.stringContaining('weights.onnx_data_1: the server answered 404') as string,
    });
    expect(stopped?.aborted).toBe(true);
  });

  it('fails with `model-unsupported` when the manifest does not list it', async () => {
    await expect(setup.open().read(['unlisted.bin'])).rejects.toMatchObject({
      kind: 'model-unsupported',
    });
  });
});

describe('an aborted load', () => {
  it('rejects with the reason and ends its downloads', async () => {
    const reason = new Error('superseded');
    setup.server.on('weights.onnx_data', (signal) => {
      setTimeout(() => setup.abort.abort(reason));
      return new Response(stalling(bytesOf('the'), signal));
    });
    await expect(setup.open().read(shards)).rejects.toBe(reason);
  });

  it('rejects with the reason when all files are stored', async () => {
    const files = setup.open();
    await files.read(shards);
    await files.areStored();
    const reason = new Error('superseded');
    setup.abort.abort(reason);
    await expect(setup.open().read(shards)).rejects.toBe(reason);
  });
});
