import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Guard } from './guard.ts';
import { FakeGuardWorkers, neverAnswer } from './testing/fake-guard-worker.ts';

const { createWorker } = new FakeGuardWorkers();
const fetchManifest = vi.fn<(url: URL) => Promise<Response>>();
let model: string;
let count = 0;

beforeEach(() => {
  vi.stubGlobal('fetch', fetchManifest);
  fetchManifest.mockReset().mockImplementation(async () => Response.json({}));
  // What a page has loaded stays on record: each test has a model of its own.
  model = `https://models.example/${(count += 1)}/`;
});

afterEach(() => vi.unstubAllGlobals());

test('a model with a manifest is downloadable', async () => {
  await expect(Guard.availability({ model, createWorker })).resolves.toBe('downloadable');
  expect(String(fetchManifest.mock.lastCall?.[0])).toBe(`${model}manifest.json`);
});

test.each([
  ['the server has no manifest', async () => new Response('', { status: 404 })],
  ['the server answers everything with its page', async () => new Response('<!doctype html>')],
  ['the server cannot be reached', () => Promise.reject(new TypeError('Failed to fetch'))],
])('a model is unavailable when %s', async (_why, answer: () => Promise<Response>) => {
  fetchManifest.mockImplementation(answer);
  await expect(Guard.availability({ model, createWorker })).resolves.toBe('unavailable');
});

test('nothing is available without workers or WebAssembly', async () => {
  await expect(Guard.availability({ model })).resolves.toBe('unavailable');
  vi.stubGlobal('WebAssembly', undefined);
  await expect(Guard.availability({ model, createWorker })).resolves.toBe('unavailable');
  expect(fetchManifest).not.toHaveBeenCalled();
});

test('a model is downloading while this page loads it, and available when it has', async () => {
  const fake = new FakeGuardWorkers();
  const options = { model, createWorker: fake.createWorker };
  const creating = Guard.create(options);
  await expect(Guard.availability(options)).resolves.toBe('downloading');
  const guard = await creating;
  await expect(Guard.availability(options)).resolves.toBe('available');
  guard.destroy();
});

test('a load that ends without a model leaves it downloadable', async () => {
  const fake = new FakeGuardWorkers({ load: neverAnswer });
  const options = { model, createWorker: fake.createWorker };
  const controller = new AbortController();
  const creating = Guard.create({ ...options, signal: controller.signal });
  controller.abort('changed my mind');
  await expect(creating).rejects.toBe('changed my mind');
  await expect(Guard.availability(options)).resolves.toBe('downloadable');
});

test('a model whose weights are all whole on the device is available', async () => {
  const weights = ['model.onnx_data', 'model.onnx_data_1'];
  const files = weights.map((path, index) => ({ path, sha256: `hash-${index}`, bytes: 10 }));
  fetchManifest.mockImplementation(async () => Response.json({ weights, files }));
  const stored = new Map([['hash-0', 10]]);
  const getFileHandle = async (name: string) => {
    const size = stored.get(name);
    if (size === undefined) throw new DOMException('no such file', 'NotFoundError');
    return { getFile: async () => ({ size }) };
  };
  const getDirectory = async () => ({ getDirectoryHandle: async () => ({ getFileHandle }) });
  vi.stubGlobal('navigator', { storage: { getDirectory } });
  await expect(Guard.availability({ model, createWorker })).resolves.toBe('downloadable');
  stored.set('hash-1', 0);
  await expect(Guard.availability({ model, createWorker })).resolves.toBe('downloadable');
  stored.set('hash-1', 10);
  await expect(Guard.availability({ model, createWorker })).resolves.toBe('available');
});

test('an unknown model id is refused, and an abort rejects with its reason', async () => {
  await expect(Guard.availability({ model: 'large-guard' })).rejects.toThrow(TypeError);
  const signal = AbortSignal.abort('changed my mind');
  await expect(Guard.availability({ model, createWorker, signal })).rejects.toBe('changed my mind');
});
