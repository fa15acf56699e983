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

describe('a large file', () => {
  const shard = 'weights.onnx_data_1';
  const openLarge = () => setup.open(20);
  const whole = () => setup.fake.files[shard] ?? new Uint8Array();

  /** Answers ranges, and tells of them. */
  function serveRanges(): string[] {
    const ranges: string[] = [];
    setup.server.on(shard, (_signal, headers) => {
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
    expect(setup.store.open.size).toBe(0);
    setup.server.disconnect();
    vi.stubGlobal('fetch', setup.server.fetch);
    expect(await openLarge().read([shard])).toEqual([whole()]);
  });

  it('goes on where a canceled load ended', async () => {
    setup.server.on(shard, (signal) => {
      setTimeout(() => setup.abort.abort(new Error('canceled')), 5);
      return new Response(stalling(whole().slice(0, 7), signal));
    });
    await expect(openLarge().read([shard])).rejects.toThrow('canceled');
    expect(setup.store.entries.get(setup.hashOf(shard))).toEqual(whole().slice(0, 7));
    expect(setup.store.open.size).toBe(0);
    setup.abort = new AbortController();
    setup.progress = [];
    const ranges = serveRanges();
    expect(await openLarge().read([shard])).toEqual([whole()]);
    expect(ranges).toEqual(['bytes=7-']);
    expect(setup.progress[1]).toEqual({ loadedBytes: 7, totalBytes: whole().byteLength });
    expect(setup.progress.at(-1)?.loadedBytes).toBe(whole().byteLength);
  });

  it('begins anew where the server knows no ranges, and counts no byte twice', async () => {
    setup.store.entries.set(setup.hashOf(shard), whole().slice(0, 7));
    expect(await openLarge().read([shard])).toEqual([whole()]);
    expect(setup.progress.at(-1)?.loadedBytes).toBe(whole().byteLength);
  });

  it.each([
    ['something else', 'something else'],
    ['more than there should be', 'x'.repeat(99)],
  ])('is fetched from the start when the store has %s', async (_title, stored) => {
    setup.store.entries.set(setup.hashOf(shard), bytesOf(stored));
    serveRanges();
    expect(await openLarge().read([shard])).toEqual([whole()]);
    expect(setup.store.entries.get(setup.hashOf(shard))).toEqual(whole());
  });

  it('is refused, and not kept, when it has another hash', async () => {
    setup.server.serve(shard, bytesOf('x'.repeat(whole().byteLength)));
    await expect(openLarge().read([shard])).rejects.toMatchObject({
      kind: 'model-integrity-mismatch',
      message: expect.stringMatching(/^weights\.onnx_data_1: its SHA-256 is/) as string,
    });
    expect(await setup.store.size(setup.hashOf(shard))).toBe(0);
  });

  it('is kept in part when its server ends too early', async () => {
    setup.server.serve(shard, whole().slice(0, 9));
    await expect(openLarge().read([shard])).rejects.toMatchObject({ kind: 'model-fetch-failed' });
    expect(await setup.store.size(setup.hashOf(shard))).toBe(9);
  });

  it('fails with `storage-full` when the room ends on the way', async () => {
    setup.store.room = 10;
    await expect(openLarge().read([shard])).rejects.toMatchObject({ kind: 'storage-full' });
  });

  it('is downloaded as small ones are while another tab stores it', async () => {
    setup.store.open.add(setup.hashOf(shard));
    expect(await openLarge().read([shard])).toEqual([whole()]);
  });

  it('is not begun when there is no room for what is missing of the package', async () => {
    const missing = setup.bytesIn(...shards, 'tokenizer.json');
    setup.store.free = missing - 1;
    await expect(openLarge().checkRoom()).rejects.toMatchObject({
      kind: 'storage-full',
      message: expect.stringContaining('Fake guard: 1 MB are still to be stored') as string,
    });
    setup.store.entries.set(setup.hashOf(shard), whole().slice(0, 1));
    await expect(openLarge().checkRoom()).resolves.toBeUndefined();
    setup.store.free = 0;
    await expect(setup.open().checkRoom()).resolves.toBeUndefined();
    setup.store.free = undefined;
    await expect(openLarge().checkRoom()).resolves.toBeUndefined();
  });
});
