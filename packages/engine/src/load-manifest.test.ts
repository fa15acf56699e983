import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sha256Hex } from './integrity.ts';
import { keepManifest, loadManifest } from './load-manifest.ts';
import { bytesOf, createFakePackage, packageUrl } from './testing/fake-package.ts';
import { FakeServer } from './testing/fake-server.ts';
import { MemoryStore } from './testing/memory-store.ts';

const { manifest } = await createFakePackage();
const former = JSON.stringify(manifest);
const newer = JSON.stringify({ ...manifest, name: 'Newer guard' });
const { signal } = new AbortController();

let server: FakeServer;
let store: MemoryStore;

beforeEach(() => {
  server = new FakeServer();
  store = new MemoryStore();
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function serve(text: string): void {
  server.serve('manifest.json', bytesOf(text), 1000);
}

function disconnect(): void {
  server.disconnect();
  vi.stubGlobal('fetch', server.fetch);
}

/** Answers only when it is told to. */
function holdBack(text: string): () => void {
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  server.on('manifest.json', async () => {
    await held;
    return new Response(text);
  });
  return answer;
}

const load = () => loadManifest(packageUrl, store, signal);

/** A visit at which the package of the former manifest was stored in full. */
async function visitBefore(): Promise<void> {
  serve(former);
  const { source } = await load();
  await keepManifest(source, store);
}

describe('a first visit', () => {
  it("takes the server's manifest, named by its hash", async () => {
    serve(former);
    const { source, latest } = await load();
    expect(source).toMatchObject({ manifest, url: packageUrl });
    expect(source.revision).toBe(await sha256Hex(bytesOf(former)));
    expect(await latest).toBe(source);
    expect(server.requests).toEqual([`${packageUrl}manifest.json`]);
  });

  it('waits for a slow server', async () => {
    const answer = holdBack(former);
    setTimeout(answer, 400);
    expect((await load()).source.manifest.name).toBe('Fake guard');
  });

  it('fails without a connection', async () => {
    disconnect();
    await expect(load()).rejects.toMatchObject({ kind: 'model-fetch-failed' });
  });

  it('fails when the manifest is not one', async () => {
    serve('{}');
    await expect(load()).rejects.toMatchObject({ kind: 'model-unsupported' });
  });
});

describe('a later visit', () => {
  beforeEach(visitBefore);

  it('takes a newer manifest at once when the server answers soon', async () => {
    serve(newer);
    expect((await load()).source.manifest.name).toBe('Newer guard');
  });

  it('takes the stored manifest without a connection', async () => {
    disconnect();
    const { source, latest } = await load();
    expect(source.manifest).toEqual(manifest);
    await expect(latest).rejects.toMatchObject({ kind: 'model-fetch-failed' });
  });

  it('takes the stored manifest when the server has an error', async () => {
    server.on('manifest.json', () => new Response('', { status: 503 }));
    expect((await load()).source.manifest).toEqual(manifest);
  });

  it("takes the stored manifest when the server is slow, and tells the server's later", async () => {
    const answer = holdBack(newer);
    const { source, latest } = await load();
    expect(source.manifest.name).toBe('Fake guard');
    answer();
    expect((await latest).manifest.name).toBe('Newer guard');
  });

  it('waits for the server, however slow, once it had something newer', async () => {
    const first = holdBack(newer);
    const { latest } = await load();
    first();
    await latest;
    await vi.waitFor(async () => {
      const revision = await sha256Hex(bytesOf(newer));
      expect([...store.entries.values()]).toContainEqual(bytesOf(revision));
    });
    const second = holdBack(newer);
    setTimeout(second, 400);
    expect((await load()).source.manifest.name).toBe('Newer guard');
  });

  it('goes on with the stored manifest when something newer was seen and cannot be reached', async () => {
    serve(newer);
    await (await load()).latest;
    disconnect();
    expect((await load()).source.manifest.name).toBe('Fake guard');
  });

  it('takes no damaged manifest from the store', async () => {
    for (const [key, data] of store.entries) store.entries.set(key, data.slice(0, 40));
    disconnect();
    await expect(load()).rejects.toMatchObject({ kind: 'model-fetch-failed' });
  });

  it('takes no manifest of another address', async () => {
    disconnect();
    const other = new URL('../other/', packageUrl).href;
    await expect(loadManifest(other, store, signal)).rejects.toMatchObject({
      kind: 'model-fetch-failed',
    });
  });

  it('rejects with the reason when it is aborted', async () => {
    const controller = new AbortController();
    holdBack(newer);
    const reason = new Error('superseded');
    setTimeout(() => controller.abort(reason), 5);
    await expect(loadManifest(packageUrl, store, controller.signal)).rejects.toBe(reason);
  });
});

describe('a package that takes the place of another', () => {
  it('removes the files that it does not share with it, once it is stored in full', async () => {
    const { manifest: replacing } = await createFakePackage({ 'weights.onnx_data': 'new weights' });
    const files = [...manifest.files, ...replacing.files];
    for (const { sha256 } of files) store.entries.set(sha256, bytesOf('a file'));
    await visitBefore();
    const isKept = (path: string) =>
      store.entries.has(manifest.files.find((file) => file.path === path)?.sha256 ?? '');
    serve(JSON.stringify(replacing));
    const { source } = await load();
    expect(isKept('weights.onnx_data')).toBe(true);
    await keepManifest(source, store);
    expect(isKept('weights.onnx_data')).toBe(false);
    expect(isKept('tokenizer.json')).toBe(true);
    expect(replacing.files.every(({ sha256 }) => store.entries.has(sha256))).toBe(true);
  });

  it('removes nothing when its manifest cannot be stored', async () => {
    await visitBefore();
    const before = store.entries.size;
    serve(newer);
    const { source, latest } = await load();
    await latest;
    store.isFull = true;
    await keepManifest(source, store);
    expect(store.entries.size).toBe(before);
    disconnect();
    expect((await load()).source.manifest.name).toBe('Fake guard');
  });
});
