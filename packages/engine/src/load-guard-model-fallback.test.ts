import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeOpenSession } from './testing/fake-session.ts';
import { LoadHarness } from './testing/load-harness.ts';

let harness: LoadHarness;
beforeEach(async () => {
  harness = await LoadHarness.create();
});
afterEach(() => vi.unstubAllGlobals());

function throwing(error: Error) {
  return (): never => {
    throw error;
  };
}

describe('a variant that does not work here', () => {
  it.each<[string, () => void]>([
    ['computes wrongly', () => (harness.open.webgpu = (files) => fakeOpenSession(files, 4))],
    [
      'gives no numbers',
      () => (harness.open.webgpu = (files) => fakeOpenSession(files, Number.NaN)),
    ],
    [
      'cannot be opened',
      () => (harness.open.webgpu = throwing(new Error('no kernel for this node'))),
    ],
  ])('and %s gives way to the next, which says why', async (_name, arrange) => {
    arrange();
    const { loaded } = await harness.load();
    expect(loaded).toMatchObject({ executionProvider: 'wasm', dtype: 'fp32' });
    expect(loaded.fallbackReason).toMatch(/^webgpu q4: ./);
    expect(loaded.selfTest).toBe('verified');
  });

  it('is released', async () => {
    harness.open.webgpu = (files) => fakeOpenSession(files, 4);
    await harness.load();
    expect(harness.sessions.map(({ isReleased }) => isReleased)).toEqual([true, false]);
  });

  it('gives way when its runtime does not start', async () => {
    const startRuntime = {
      webgpu: () => Promise.reject(new Error('no such file')),
      wasm: harness.start('wasm'),
    };
    const { loaded } = await harness.load('auto', { startRuntime });
    expect(loaded.executionProvider).toBe('wasm');
    expect(loaded.fallbackReason).toContain('no such file');
  });

  it('hands on the files that both need, even where nothing can be stored', async () => {
    harness.store.isFull = true;
    harness.open.webgpu = (files) => fakeOpenSession(files, 4);
    await harness.load();
    expect(new Set(harness.server.requests).size).toBe(harness.server.requests.length);
    expect(harness.loadedBytes).toEqual(harness.loadedBytes.toSorted((a, b) => a - b));
  });

  it('fails the load when there is no other', async () => {
    harness.open.wasm = (files) => fakeOpenSession(files, 4);
    await expect(harness.load('wasm')).rejects.toMatchObject({ kind: 'self-test-failed' });
    harness.open.wasm = throwing(new Error('std::bad_alloc'));
    await expect(harness.load('wasm')).rejects.toMatchObject({
      kind: 'out-of-memory',
      message: expect.stringContaining('wasm fp32: std::bad_alloc') as string,
    });
  });
});
