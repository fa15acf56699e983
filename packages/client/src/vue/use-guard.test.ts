// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp, effectScope, h, reactive, ref, shallowRef } from 'vue';
import { FakeGuardWorkers, unsafeText } from '../testing/fake-guard-worker.ts';
import { failures } from '../testing/fixtures.ts';
import { type UseGuardOptions, useGuard } from './use-guard.ts';
import { useGuardedText } from './use-guarded-text.ts';

const model = 'https://models.example/mine/';
let fake = new FakeGuardWorkers();
let scope = effectScope();

beforeEach(() => {
  fake = new FakeGuardWorkers();
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
});

function run<T>(use: () => T): T {
  const result = scope.run(use);
  if (result === undefined) throw new Error('The scope has ended.');
  return result;
}

describe('useGuard', () => {
  test('loads when the component mounts, and ends the guard with it', async () => {
    const app = createApp({
      setup() {
        const { status } = useGuard({ model, createWorker: fake.createWorker });
        return () => h('p', status.value);
      },
    });
    const root = document.createElement('div');
    app.mount(root);
    expect(root.textContent).toBe('absent');
    await vi.waitFor(() => expect(root.textContent).toBe('ready'));
    app.unmount();
    expect(fake.workers.map((worker) => worker.isTerminated)).toEqual([true]);
  });

  test('works in a scope without a component', async () => {
    const guard = run(() => useGuard({ model, createWorker: fake.createWorker }));
    await vi.waitFor(() => expect(guard.status.value).toBe('ready'));
    await expect(guard.check(unsafeText)).resolves.toMatchObject({ status: 'unsafe' });
    scope.stop();
    expect(fake.workers.map((worker) => worker.isTerminated)).toEqual([true]);
  });

  test('waits for the first check when it is not eager', async () => {
    const { createWorker } = fake;
    const guard = run(() => useGuard({ model, createWorker, eager: false }));
    await Promise.resolve();
    expect(fake.workers).toHaveLength(0);
    await guard.check('Hello');
    expect(guard.status.value).toBe('ready');
  });

  test('gives the error of a load that failed, and tries again when it is told to', async () => {
    fake.script = { load: async () => ({ ok: false, failure: failures.fetchFailed }) };
    const guard = run(() => useGuard({ model, createWorker: fake.createWorker }));
    await vi.waitFor(() => expect(guard.status.value).toBe('failed'));
    expect(guard.error.value).toMatchObject({ kind: 'model-fetch-failed' });
    fake.script = {};
    await guard.load();
    expect(guard.status.value).toBe('ready');
  });

  test('the guard can be kept in reactive data', async () => {
    const used = run(() => useGuard({ model, createWorker: fake.createWorker }));
    await used.load();
    const kept = reactive({ guard: used.guard });
    await expect(kept.guard?.check(unsafeText)).resolves.toMatchObject({ status: 'unsafe' });
  });

  test('another policy counts without a new load, also when it is changed in place', async () => {
    const policy = reactive<{ action: 'block' | 'warn' }>({ action: 'block' });
    const guard = run(() => useGuard({ model, createWorker: fake.createWorker, policy }));
    await expect(guard.check(unsafeText)).resolves.toMatchObject({ action: 'block' });
    policy.action = 'warn';
    await vi.waitFor(async () => {
      await expect(guard.check(unsafeText)).resolves.toMatchObject({ action: 'warn' });
    });
    expect(fake.loads).toHaveLength(1);
  });

  test('another model is another guard', async () => {
    const options = shallowRef<UseGuardOptions>({ model, createWorker: fake.createWorker });
    const guard = run(() => useGuard(options));
    await guard.load();
    options.value = { ...options.value, model: 'https://models.example/other/' };
    await vi.waitFor(() => expect(fake.loads).toHaveLength(2));
    await vi.waitFor(() => expect(guard.status.value).toBe('ready'));
    expect(fake.workers.map((worker) => worker.isTerminated)).toEqual([true, false]);
  });
});

describe('useGuardedText', () => {
  test('follows the text with its verdict', async () => {
    const text = ref(unsafeText);
    const guarded = run(() => {
      const { check } = useGuard({ model, createWorker: fake.createWorker });
      return useGuardedText(check, text, { delayMs: 1 });
    });
    expect(guarded.isChecking.value).toBe(true);
    await vi.waitFor(() => expect(guarded.verdict.value?.status).toBe('unsafe'));
    text.value = 'Hello';
    expect(guarded.verdict.value).toBeUndefined();
    await vi.waitFor(() => expect(guarded.verdict.value?.status).toBe('safe'));
    text.value = '';
    expect(guarded.isChecking.value).toBe(false);
  });
});
