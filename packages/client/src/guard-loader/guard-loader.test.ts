import { describe, expect, test, vi } from 'vitest';
import { FakeGuardWorkers, neverAnswer, unsafeText } from '../testing/fake-guard-worker.ts';
import { failures, loadedModel } from '../testing/fixtures.ts';
import { GuardLoader, type GuardLoaderOptions } from './guard-loader.ts';
import { absentState } from './guard-state.ts';

const model = 'https://models.example/mine/';

function createLoader(options: GuardLoaderOptions = {}) {
  const fake = new FakeGuardWorkers();
  const loader = new GuardLoader({ model, createWorker: fake.createWorker, ...options });
  return { fake, loader };
}

const isTerminated = ({ workers }: FakeGuardWorkers) =>
  workers.map((worker) => worker.isTerminated);

describe('loading', () => {
  test('starts with the first check, and goes from absent over loading to ready', async () => {
    const { fake, loader } = createLoader();
    fake.script = {
      load: async (_request, onProgress) => {
        onProgress({ phase: 'download', loadedBytes: 10, totalBytes: 40 });
        // Progress has a channel of its own, and may come behind the end.
        await new Promise((resolve) => setTimeout(resolve, 20));
        return { ok: true, model: loadedModel };
      },
    };
    expect(loader.getState()).toBe(absentState);
    const states: string[] = [];
    loader.subscribe(() => {
      const { status, loaded, step } = loader.getState();
      states.push(`${status} ${loaded} ${step}`);
    });
    await expect(loader.check('Hello')).resolves.toMatchObject({ status: 'safe' });
    expect(states[0]).toBe('loading undefined undefined');
    expect(states).toContain('loading 0 manifest');
    expect(states).toContain('loading 0.25 download');
    expect(states.at(-1)).toBe('ready undefined undefined');
    expect(loader.getState().guard?.model).toEqual(loadedModel);
    await Promise.all([loader.load(), loader.check('Hello')]);
    expect(fake.loads).toHaveLength(1);
    loader.close();
  });

  test('when it fails, says why, and the next call tries again', async () => {
    const { fake, loader } = createLoader();
    fake.script = { load: async () => ({ ok: false, failure: failures.fetchFailed }) };
    await expect(loader.load()).rejects.toMatchObject({ kind: 'model-fetch-failed' });
    expect(loader.getState()).toMatchObject({
      status: 'failed',
      error: { kind: 'model-fetch-failed' },
    });
    fake.script = {};
    await loader.load();
    expect(loader.getState()).toMatchObject({ status: 'ready', error: undefined });
    loader.close();
  });
});

describe('a check', () => {
  test('without a guard is unchecked, with the action of the policy', async () => {
    const { fake, loader } = createLoader({ policy: { unchecked: 'warn' } });
    fake.script = { load: async () => ({ ok: false, failure: failures.fetchFailed }) };
    await expect(loader.check('Hello')).resolves.toMatchObject({
      status: 'unchecked',
      action: 'warn',
      reason: { kind: 'model-fetch-failed' },
    });
  });

  test('with a wrong option rejects', async () => {
    const { loader } = createLoader({ model: 'large-guard' });
    await expect(loader.check('Hello')).rejects.toThrow('model: unknown id');
    expect(loader.getState()).toMatchObject({ status: 'failed' });
  });

  test('that waits for the load can be aborted, and the load goes on', async () => {
    const { fake, loader } = createLoader();
    const abort = new AbortController();
    const checked = loader.check('Hello', { signal: abort.signal });
    abort.abort('typed on');
    await expect(checked).rejects.toBe('typed on');
    await expect(loader.load()).resolves.toBeDefined();
    expect(fake.loads).toHaveLength(1);
    loader.close();
  });
});

describe('closing', () => {
  test('ends the guard; checks are unchecked until it is opened again', async () => {
    const { fake, loader } = createLoader();
    await loader.load();
    loader.close();
    expect(loader.getState()).toBe(absentState);
    expect(isTerminated(fake)).toEqual([true]);
    await expect(loader.check('Hello')).resolves.toMatchObject({
      status: 'unchecked',
      action: 'block',
      reason: { kind: 'destroyed' },
    });
    loader.open(false);
    await expect(loader.check('Hello')).resolves.toMatchObject({ status: 'safe' });
    expect(isTerminated(fake)).toEqual([true, false]);
    loader.close();
  });

  test('ends a load, and what waits for it is unchecked', async () => {
    const { fake, loader } = createLoader();
    fake.script = { load: neverAnswer };
    const checked = loader.check('Hello');
    await vi.waitFor(() => expect(fake.loads).toHaveLength(1));
    loader.close();
    await expect(checked).resolves.toMatchObject({ reason: { kind: 'destroyed' } });
    await vi.waitFor(() => expect(isTerminated(fake)).toEqual([true]));
  });

  test('in the turn of an eager opening starts nothing; opened anew at once, it loads once', async () => {
    const { fake, loader } = createLoader();
    loader.open(true);
    loader.close();
    await Promise.resolve();
    expect(fake.workers).toHaveLength(0);
    loader.open(true);
    loader.close();
    loader.open(true);
    await vi.waitFor(() => expect(loader.getState().status).toBe('ready'));
    expect(fake.workers).toHaveLength(1);
    loader.close();
  });
});

describe('policy and taxonomy', () => {
  const taxonomy = { id: 'a', name: 'A', categories: [{ code: 'S2', name: 'Lock picking' }] };

  test('count without a new load, whether they are set before or after it', async () => {
    const { fake, loader } = createLoader();
    loader.configure(undefined, taxonomy);
    await expect(loader.check(unsafeText)).resolves.toMatchObject({
      categories: [{ name: 'Lock picking' }],
    });
    loader.configure({ action: 'warn' }, undefined);
    await expect(loader.check(unsafeText)).resolves.toMatchObject({
      action: 'warn',
      categories: [{ name: 'Lock picking' }],
    });
    expect(fake.loads).toHaveLength(1);
    loader.close();
  });

  test('are refused at once when they are invalid', () => {
    const { loader } = createLoader();
    expect(() => loader.configure({ threshold: 2 }, undefined)).toThrow('policy.threshold');
  });
});
