import { taxonomies } from '@guarded-chat/policy';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assessConversation } from './assess-conversation.ts';
import { bytesOf, createFakePackage, fakeScore, packageUrl } from './testing/fake-package.ts';
import { stalling } from './testing/fake-server.ts';
import { LoadHarness } from './testing/load-harness.ts';

let harness: LoadHarness;
beforeEach(async () => {
  harness = await LoadHarness.create();
});
afterEach(() => vi.unstubAllGlobals());

describe('a load', () => {
  it('opens the best variant with its files, tests it, and gives a model that judges', async () => {
    const { model, prefixes, loaded } = await harness.load();
    expect(loaded).toMatchObject({
      id: 'fake',
      name: 'Fake guard',
      licence: 'Apache-2.0',
      defaultTaxonomy: taxonomies.llamaGuard3,
      executionProvider: 'webgpu',
      dtype: 'q4',
      defaultThreshold: 0.5,
      selfTest: 'verified',
    });
    expect(loaded).not.toHaveProperty('fallbackReason');
    expect(harness.sessions[0]?.files).toEqual({
      graph: harness.fake.files['gpu.onnx'],
      layers: 1,
      weights: harness.fake.manifest.weights.map((path) => ({
        path,
        data: harness.fake.files[path],
      })),
    });
    const { unsafeScore } = await assessConversation(
      { task: 'prompt-classification', conversation: [{ role: 'user', text: 'good morning' }] },
      { model, prefixes },
    );
    expect(unsafeScore).toBeCloseTo(fakeScore);
  });

  it('fetches only what the variant needs', async () => {
    await harness.load('wasm');
    const names = harness.server.requests.map((url) => url.slice(packageUrl.length));
    expect(names.toSorted()).toEqual([
      'cpu.onnx',
      'manifest.json',
      'tokenizer.json',
      'weights.onnx_data',
      'weights.onnx_data_1',
    ]);
  });

  it('starts the runtime while the files are on their way', async () => {
    harness.server.on('weights.onnx_data', async () => {
      await vi.waitFor(() => expect(harness.starts).toEqual(['wasm']));
      return new Response(harness.fake.files['weights.onnx_data']);
    });
    await expect(harness.load('wasm')).resolves.toBeDefined();
  });

  it('tells its phases in order, and its bytes never fall', async () => {
    await harness.load();
    const phases = harness.progress.map(({ phase }) => phase);
    expect(phases.filter((phase, index) => phase !== phases[index - 1])).toEqual([
      'manifest',
      'download',
      'session',
      'self-test',
      'ready',
    ]);
    expect(harness.loadedBytes).toEqual(harness.loadedBytes.toSorted((a, b) => a - b));
    const last = harness.progress.at(-1);
    expect(last?.loadedBytes).toBe(last?.totalBytes);
  });

  it('needs no connection at the next visit', async () => {
    await harness.visitBefore();
    harness.disconnect();
    expect((await harness.load()).loaded.selfTest).toBe('verified');
  });

  it('fetches the manifest alone at the next visit', async () => {
    await harness.visitBefore();
    await harness.load();
    expect(harness.server.requests).toEqual([`${packageUrl}manifest.json`]);
  });

  it('works where nothing can be stored', async () => {
    harness.store.isFull = true;
    await expect(harness.load()).resolves.toBeDefined();
    expect(harness.store.entries.size).toBe(0);
  });

  it('stores no manifest whose files could not all be stored', async () => {
    const write = harness.store.write.bind(harness.store);
    harness.store.write = (key, data) =>
      data.byteLength === harness.fake.files['weights.onnx_data']?.byteLength
        ? Promise.resolve(false)
        : write(key, data);
    await harness.load();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([...harness.store.entries.values()]).not.toContainEqual(
      bytesOf(JSON.stringify(harness.fake.manifest)),
    );
  });
});

describe('a package that cannot be had', () => {
  it('fails at once: another variant would need the same file', async () => {
    harness.server.on('weights.onnx_data', () => new Response('', { status: 404 }));
    await expect(harness.load()).rejects.toMatchObject({ kind: 'model-fetch-failed' });
    expect(harness.starts).toEqual(['webgpu']);
    expect(harness.sessions).toEqual([]);
  });

  it('fails with `model-integrity-mismatch` for a file of a wrong hash', async () => {
    harness.server.serve('gpu.onnx', bytesOf('graph for WebGPV'));
    await expect(harness.load()).rejects.toMatchObject({ kind: 'model-integrity-mismatch' });
  });

  it('fails with `model-unsupported` for a file that is no tokenizer, and ends its downloads', async () => {
    harness.server.publish(await createFakePackage({ 'tokenizer.json': '{}' }));
    let stopped: AbortSignal | undefined;
    harness.server.on('weights.onnx_data', (signal) => {
      stopped = signal;
      return new Response(stalling(bytesOf('the'), signal));
    });
    await expect(harness.load()).rejects.toMatchObject({ kind: 'model-unsupported' });
    expect(stopped?.aborted).toBe(true);
  });

  it('fails with `no-execution-provider` when nothing can run it', async () => {
    harness.capabilities = { webgpu: false, shaderF16: false, software: false, maxBufferBytes: 0 };
    await expect(harness.load('webgpu')).rejects.toMatchObject({ kind: 'no-execution-provider' });
  });
});

describe('a package that was replaced since it was stored', () => {
  it('is loaded anew when the server answers too late and the stored one is damaged', async () => {
    await harness.visitBefore();
    const shard = harness.fake.manifest.files.find(({ path }) => path === 'weights.onnx_data');
    harness.store.entries.set(shard?.sha256 ?? '', bytesOf('damaged'));
    const replaced = await createFakePackage({ 'weights.onnx_data': 'trained once more' });
    harness.server.publish(replaced);
    harness.server.on('manifest.json', async () => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      return new Response(JSON.stringify(replaced.manifest));
    });
    await harness.load();
    expect(harness.sessions.at(-1)?.files.weights[0]?.data).toEqual(
      replaced.files['weights.onnx_data'],
    );
  });
});

describe('an aborted load', () => {
  const reason = new Error('superseded');

  it.each(['manifest', 'download', 'session', 'self-test'] as const)(
    'rejects with the reason in the phase %s, and tries nothing else',
    async (phase) => {
      harness.onProgress = (progress) => {
        if (progress.phase === phase) harness.abort.abort(reason);
      };
      await expect(harness.load()).rejects.toBe(reason);
      expect(harness.starts).not.toContain('wasm');
      expect(harness.sessions.every(({ isReleased }) => isReleased)).toBe(true);
    },
  );
});
