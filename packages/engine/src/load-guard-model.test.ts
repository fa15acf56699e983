import type { ExecutionProviderChoice, LoadProgress } from '@guarded-chat/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assessConversation } from './assess-conversation.ts';
import type { Capabilities } from './capabilities.ts';
import { type LoadEnvironment, loadGuardModel } from './load-guard-model.ts';
import type { OnnxFiles } from './start-runtime.ts';
import {
  bytesOf,
  createFakePackage,
  type FakePackage,
  fakeScore,
  packageUrl,
} from './testing/fake-package.ts';
import { FakeServer, stalling } from './testing/fake-server.ts';
import { fakeOpenSession, type FakeSession } from './testing/fake-session.ts';
import { MemoryStore } from './testing/memory-store.ts';

type Provider = 'webgpu' | 'wasm';

let fake: FakePackage;
let server: FakeServer;
let store: MemoryStore;
let progress: LoadProgress[];
let abort: AbortController;
let capabilities: Capabilities;
let sessions: FakeSession[];
/** What opening a session does where it is not the usual. */
let open: Partial<Record<Provider, (files: OnnxFiles) => FakeSession>>;
let starts: Provider[];

beforeEach(async () => {
  fake = await createFakePackage();
  server = new FakeServer();
  server.publish(fake);
  store = new MemoryStore();
  progress = [];
  abort = new AbortController();
  capabilities = { webgpu: true, shaderF16: false, software: false };
  sessions = [];
  open = {};
  starts = [];
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => vi.unstubAllGlobals());

function start(provider: Provider) {
  return () => {
    starts.push(provider);
    return Promise.resolve((files: OnnxFiles) => {
      const session = (open[provider] ?? fakeOpenSession)(files);
      sessions.push(session);
      return Promise.resolve(session);
    });
  };
}

function load(
  executionProvider: ExecutionProviderChoice = 'auto',
  changes: Partial<LoadEnvironment> = {},
) {
  const environment = {
    store,
    probe: () => Promise.resolve(capabilities),
    startRuntime: { webgpu: start('webgpu'), wasm: start('wasm') },
    ...changes,
  };
  return loadGuardModel(
    {
      modelUrl: packageUrl,
      executionProvider,
      signal: abort.signal,
      onProgress: (one) => progress.push(one),
    },
    environment,
  );
}

function throwing(error: Error) {
  return (): never => {
    throw error;
  };
}

function disconnect(): void {
  server.disconnect();
  vi.stubGlobal('fetch', server.fetch);
}

/** A load after which everything is stored, the manifest last. */
async function visitBefore(): Promise<void> {
  await load();
  const manifest = bytesOf(JSON.stringify(fake.manifest));
  await vi.waitFor(() => expect([...store.entries.values()]).toContainEqual(manifest));
  progress = [];
  server.requests.length = 0;
}

describe('a load', () => {
  it('opens the best variant with its files, tests it, and gives a model that judges', async () => {
    const { model, prefixes, loaded } = await load();
    expect(loaded).toMatchObject({
      id: 'fake',
      name: 'Fake guard',
      licence: 'Apache-2.0',
      executionProvider: 'webgpu',
      dtype: 'q4',
      defaultThreshold: 0.5,
      selfTest: 'verified',
    });
    expect(loaded).not.toHaveProperty('fallbackReason');
    expect(sessions[0]?.files).toEqual({
      graph: fake.files['gpu.onnx'],
      layers: 1,
      weights: fake.manifest.weights.map((path) => ({ path, data: fake.files[path] })),
    });
    const { unsafeScore } = await assessConversation(
      { task: 'prompt-classification', conversation: [{ role: 'user', text: 'good morning' }] },
      { model, prefixes },
    );
    expect(unsafeScore).toBeCloseTo(fakeScore);
  });

  it('fetches only what the variant needs', async () => {
    await load('wasm');
    const names = server.requests.map((url) => url.slice(packageUrl.length));
    expect(names.toSorted()).toEqual([
      'cpu.onnx',
      'manifest.json',
      'tokenizer.json',
      'weights.onnx_data',
      'weights.onnx_data_1',
    ]);
  });

  it('starts the runtime while the files are on their way', async () => {
    server.on('weights.onnx_data', async () => {
      await vi.waitFor(() => expect(starts).toEqual(['wasm']));
      return new Response(fake.files['weights.onnx_data']);
    });
    await expect(load('wasm')).resolves.toBeDefined();
  });

  it('tells its phases in order, and its bytes never fall', async () => {
    await load();
    const phases = progress.map(({ phase }) => phase);
    expect(phases.filter((phase, index) => phase !== phases[index - 1])).toEqual([
      'manifest',
      'download',
      'session',
      'self-test',
      'ready',
    ]);
    const loaded = progress.map(({ loadedBytes }) => loadedBytes);
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
    const last = progress.at(-1);
    expect(last?.loadedBytes).toBe(last?.totalBytes);
  });

  it('needs no connection at the next visit', async () => {
    await visitBefore();
    disconnect();
    expect((await load()).loaded.selfTest).toBe('verified');
  });

  it('fetches the manifest alone at the next visit', async () => {
    await visitBefore();
    await load();
    expect(server.requests).toEqual([`${packageUrl}manifest.json`]);
  });

  it('works where nothing can be stored', async () => {
    store.isFull = true;
    await expect(load()).resolves.toBeDefined();
    expect(store.entries.size).toBe(0);
  });

  it('stores no manifest whose files could not all be stored', async () => {
    const write = store.write.bind(store);
    store.write = (key, data) =>
      data.byteLength === fake.files['weights.onnx_data']?.byteLength
        ? Promise.resolve(false)
        : write(key, data);
    await load();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([...store.entries.values()]).not.toContainEqual(bytesOf(JSON.stringify(fake.manifest)));
  });
});

describe('a variant that does not work here', () => {
  it.each<[string, () => void]>([
    ['computes wrongly', () => (open.webgpu = (files) => fakeOpenSession(files, 4))],
    ['gives no numbers', () => (open.webgpu = (files) => fakeOpenSession(files, Number.NaN))],
    ['cannot be opened', () => (open.webgpu = throwing(new Error('no kernel for this node')))],
  ])('and %s gives way to the next, which says why', async (_name, arrange) => {
    arrange();
    const { loaded } = await load();
    expect(loaded).toMatchObject({ executionProvider: 'wasm', dtype: 'fp32' });
    expect(loaded.fallbackReason).toMatch(/^webgpu q4: ./);
    expect(loaded.selfTest).toBe('verified');
  });

  it('is released', async () => {
    open.webgpu = (files) => fakeOpenSession(files, 4);
    await load();
    expect(sessions.map(({ isReleased }) => isReleased)).toEqual([true, false]);
  });

  it('gives way when its runtime does not start', async () => {
    const startRuntime = {
      webgpu: () => Promise.reject(new Error('no such file')),
      wasm: start('wasm'),
    };
    const { loaded } = await load('auto', { startRuntime });
    expect(loaded.executionProvider).toBe('wasm');
    expect(loaded.fallbackReason).toContain('no such file');
  });

  it('hands on the files that both need, even where nothing can be stored', async () => {
    store.isFull = true;
    open.webgpu = (files) => fakeOpenSession(files, 4);
    await load();
    expect(new Set(server.requests).size).toBe(server.requests.length);
    const loaded = progress.map(({ loadedBytes }) => loadedBytes);
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  });

  it('fails the load when there is no other', async () => {
    open.wasm = (files) => fakeOpenSession(files, 4);
    await expect(load('wasm')).rejects.toMatchObject({ kind: 'self-test-failed' });
    open.wasm = throwing(new Error('std::bad_alloc'));
    await expect(load('wasm')).rejects.toMatchObject({
      kind: 'out-of-memory',
      message: expect.stringContaining('wasm fp32: std::bad_alloc') as string,
    });
  });
});

describe('a package that cannot be had', () => {
  it('fails at once: another variant would need the same file', async () => {
    server.on('weights.onnx_data', () => new Response('', { status: 404 }));
    await expect(load()).rejects.toMatchObject({ kind: 'model-fetch-failed' });
    expect(starts).toEqual(['webgpu']);
    expect(sessions).toEqual([]);
  });

  it('fails with `model-integrity-mismatch` for a file of a wrong hash', async () => {
    server.serve('gpu.onnx', bytesOf('graph for WebGPV'));
    await expect(load()).rejects.toMatchObject({ kind: 'model-integrity-mismatch' });
  });

  it('fails with `model-unsupported` for a file that is no tokenizer, and ends its downloads', async () => {
    fake = await createFakePackage({ 'tokenizer.json': '{}' });
    server.publish(fake);
    let stopped: AbortSignal | undefined;
    server.on('weights.onnx_data', (signal) => {
      stopped = signal;
      return new Response(stalling(bytesOf('the'), signal));
    });
    await expect(load()).rejects.toMatchObject({ kind: 'model-unsupported' });
    expect(stopped?.aborted).toBe(true);
  });

  it('fails with `no-execution-provider` when nothing can run it', async () => {
    capabilities = { webgpu: false, shaderF16: false, software: false };
    await expect(load('webgpu')).rejects.toMatchObject({ kind: 'no-execution-provider' });
  });
});

describe('a package that was replaced since it was stored', () => {
  it('is loaded anew when the server answers too late and the stored one is damaged', async () => {
    await visitBefore();
    const shard = fake.manifest.files.find(({ path }) => path === 'weights.onnx_data');
    store.entries.set(shard?.sha256 ?? '', bytesOf('damaged'));
    const replaced = await createFakePackage({ 'weights.onnx_data': 'trained once more' });
    server.publish(replaced);
    server.on('manifest.json', async () => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      return new Response(JSON.stringify(replaced.manifest));
    });
    await load();
    expect(sessions.at(-1)?.files.weights[0]?.data).toEqual(replaced.files['weights.onnx_data']);
  });
});

describe('an aborted load', () => {
  const reason = new Error('superseded');

  it.each(['manifest', 'download', 'session', 'self-test'] as const)(
    'rejects with the reason in the phase %s, and tries nothing else',
    async (phase) => {
      const push = progress.push.bind(progress);
      progress.push = (...items) => {
        if (items[0]?.phase === phase) abort.abort(reason);
        return push(...items);
      };
      await expect(load()).rejects.toBe(reason);
      expect(starts).not.toContain('wasm');
      expect(sessions.every(({ isReleased }) => isReleased)).toBe(true);
    },
  );
});
