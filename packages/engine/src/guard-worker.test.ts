import { WORKER_API_VERSION } from '@guarded-chat/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGuardWorker } from './guard-worker.ts';
import { createFakePackage, fakeScore, packageUrl } from './testing/fake-package.ts';
import { FakeServer } from './testing/fake-server.ts';
import { fakeOpenSession } from './testing/fake-session.ts';
import { MemoryStore } from './testing/memory-store.ts';

const request = {
  apiVersion: WORKER_API_VERSION,
  modelUrl: packageUrl,
  executionProvider: 'wasm',
} as const;
const ignore = () => undefined;

let server: FakeServer;
let margin: number;

beforeEach(async () => {
  server = new FakeServer();
  server.publish(await createFakePackage());
  margin = -4;
  vi.stubGlobal('fetch', server.fetch);
});
afterEach(() => vi.unstubAllGlobals());

function createWorker() {
  return createGuardWorker(() =>
    Promise.resolve({
      store: new MemoryStore(),
      probe: () =>
        Promise.resolve({ webgpu: false, shaderF16: false, software: false, maxBufferBytes: 0 }),
      startRuntime: {
        webgpu: () => Promise.reject(new Error('there is no GPU')),
        wasm: () => Promise.resolve((files) => Promise.resolve(fakeOpenSession(files, margin))),
      },
    }),
  );
}

function question(text: string, id = '1') {
  const conversation = [{ role: 'user', text } as const];
  return { id, task: 'prompt-classification', conversation } as const;
}

describe('a guard worker', () => {
  it('loads and judges', async () => {
    const worker = createWorker();
    expect(await worker.load(request, ignore)).toMatchObject({ ok: true, model: { id: 'fake' } });
    const outcome = await worker.assess(question('good morning'));
    expect(outcome).toMatchObject({
      ok: true,
      assessment: { unsafeScore: expect.closeTo(fakeScore) as number },
    });
  });

  it('answers a request before any load with a failure that says what to do', async () => {
    expect(await createWorker().assess(question('hello'))).toEqual({
      ok: false,
      failure: {
        kind: 'destroyed',
        origin: 'transport',
        message: 'no model is loaded; load one first',
      },
    });
  });

  it('refuses a page of another version of the API', async () => {
    const outcome = await createWorker().load({ ...request, apiVersion: 0 }, ignore);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'protocol-mismatch' } });
  });

  it('fails after it was disposed of, and can load again', async () => {
    const worker = createWorker();
    await worker.load(request, ignore);
    await worker.dispose();
    expect(await worker.assess(question('hello'))).toMatchObject({
      ok: false,
      failure: { kind: 'destroyed' },
    });
    expect(await worker.load(request, ignore)).toMatchObject({ ok: true });
  });

  it('takes calls that mean nothing: an unknown request, a load that is not', async () => {
    const worker = createWorker();
    worker.cancel('nobody');
    worker.cancelLoad();
    await worker.dispose();
    expect(await worker.load(request, ignore)).toMatchObject({ ok: true });
  });

  it('answers a canceled request with `canceled`', async () => {
    const worker = createWorker();
    await worker.load(request, ignore);
    const answers = [worker.assess(question('one', '1')), worker.assess(question('two', '2'))];
    worker.cancel('2');
    expect(await Promise.all(answers)).toMatchObject([
      { ok: true },
      { ok: false, failure: { kind: 'canceled' } },
    ]);
  });

  it.each([
    ['no turn', []],
    ['an empty text', [{ role: 'user', text: ' ' }]],
    ['the wrong last turn', [{ role: 'agent', text: 'hello' }]],
  ] as const)('answers a request with %s with a failure', async (_name, conversation) => {
    const worker = createWorker();
    await worker.load(request, ignore);
    const outcome = await worker.assess({ ...question(''), conversation });
    expect(outcome).toMatchObject({ ok: false });
  });
});

describe('a failed load', () => {
  it.each<[string, string, () => void]>([
    [
      'for a missing file',
      'model-fetch-failed',
      () => server.on('cpu.onnx', () => new Response('', { status: 404 })),
    ],
    [
      'for a wrong hash',
      'model-integrity-mismatch',
      () => server.serve('cpu.onnx', new TextEncoder().encode('graph for WebAssemblx')),
    ],
    ['for a self-test', 'self-test-failed', () => (margin = 4)],
  ])('%s is a value, and never poisons the next', async (_name, kind, arrange) => {
    const worker = createWorker();
    arrange();
    expect(await worker.load(request, ignore)).toMatchObject({ ok: false, failure: { kind } });
    expect(await worker.assess(question('hello'))).toMatchObject({
      ok: false,
      failure: { kind: 'destroyed' },
    });
    server.publish(await createFakePackage());
    margin = -4;
    expect(await worker.load(request, ignore)).toMatchObject({ ok: true });
    expect(await worker.assess(question('hello'))).toMatchObject({ ok: true });
  });

  it('that was canceled ends as a failure, and never poisons the next', async () => {
    const worker = createWorker();
    const first = worker.load(request, ignore);
    worker.cancelLoad();
    expect(await first).toMatchObject({
      ok: false,
      failure: { kind: 'model-fetch-failed', message: 'the load was canceled' },
    });
    expect(await worker.load(request, ignore)).toMatchObject({ ok: true });
  });

  it('that was replaced by another gives way to it', async () => {
    const worker = createWorker();
    const outcomes = await Promise.all([
      worker.load(request, ignore),
      worker.load(request, ignore),
    ]);
    expect(outcomes).toMatchObject([{ ok: false }, { ok: true }]);
  });
});
