import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGuardWorker } from './create-guard-worker.ts';

const started: Array<{ url: string; options: WorkerOptions }> = [];

class RecordingWorker extends EventTarget {
  constructor(url: string | URL, options: WorkerOptions) {
    super();
    started.push({ url: String(url), options });
  }
}

beforeEach(() => {
  started.length = 0;
  vi.stubGlobal('Worker', RecordingWorker);
  vi.stubGlobal('location', { origin: 'https://chat.example' });
});

afterEach(() => vi.unstubAllGlobals());

test('a script of this origin is started as it is', () => {
  createGuardWorker(new URL('https://chat.example/guard/guard-worker.js'));
  expect(started).toEqual([
    {
      url: 'https://chat.example/guard/guard-worker.js',
      options: { type: 'module', name: 'guarded-chat' },
    },
  ]);
});

test('a script of another origin is imported by one of this origin', async () => {
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  const created = vi.spyOn(URL, 'createObjectURL');
  const worker = createGuardWorker(new URL('https://cdn.example/guard-worker.js'));
  expect(started[0]?.url).toMatch(/^blob:/);
  const shim = created.mock.lastCall?.[0] as Blob;
  await expect(shim.text()).resolves.toBe('import "https://cdn.example/guard-worker.js";');
  expect(revoked).not.toHaveBeenCalled();
  worker.dispatchEvent(new Event('message'));
  expect(revoked).toHaveBeenCalledWith(started[0]?.url);
});

test('a page with Trusted Types is asked for one policy, which takes the address', async () => {
  const createPolicy = vi.fn<
    (
      name: string,
      rules: { createScriptURL: (url: string) => string },
    ) => { createScriptURL: (url: string) => string }
  >((_name, { createScriptURL }) => ({
    createScriptURL: (url: string) => `trusted ${createScriptURL(url)}`,
  }));
  vi.stubGlobal('trustedTypes', { createPolicy });
  vi.resetModules();
  const { createGuardWorker: create } = await import('./create-guard-worker.ts');
  const url = new URL('https://chat.example/guard-worker.js');
  create(url);
  create(url);
  expect(started.map((one) => one.url)).toEqual([`trusted ${url.href}`, `trusted ${url.href}`]);
  expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['guarded-chat']);
});
