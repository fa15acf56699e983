// @vitest-environment happy-dom
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeGuardWorkers, unsafeText } from '../testing/fake-guard-worker.ts';
import { failures } from '../testing/fixtures.ts';
import { type UseGuardOptions, useGuard } from './use-guard.ts';
import { useGuardedText } from './use-guarded-text.ts';

const model = 'https://models.example/mine/';
let fake = new FakeGuardWorkers();

beforeEach(() => {
  fake = new FakeGuardWorkers();
});
afterEach(cleanup);

function render(options: UseGuardOptions = {}) {
  const withModel = { model, createWorker: fake.createWorker, ...options };
  return renderHook((props: UseGuardOptions) => useGuard(props), { initialProps: withModel });
}

describe('useGuard', () => {
  test('loads on mount, gives the guard, and ends it on unmount', async () => {
    const { result, unmount } = render();
    expect(result.current).toMatchObject({ status: 'absent', guard: undefined });
    await waitFor(() => expect(result.current.status).toBe('ready'));
    await expect(result.current.check(unsafeText)).resolves.toMatchObject({ status: 'unsafe' });
    unmount();
    expect(fake.workers.map((worker) => worker.isTerminated)).toEqual([true]);
  });

  test('loads once in strict mode', async () => {
    const options = { model, createWorker: fake.createWorker };
    const { result } = renderHook(() => useGuard(options), { wrapper: StrictMode });
    await waitFor(() => expect(result.current.status).toBe('ready'));
    expect(fake.workers).toHaveLength(1);
  });

  test('waits for the first check when it is not eager', async () => {
    const { result } = render({ eager: false });
    expect(fake.workers).toHaveLength(0);
    await result.current.check('Hello');
    await waitFor(() => expect(result.current.status).toBe('ready'));
  });

  test('gives the error of a load that failed, and tries again when it is told to', async () => {
    fake.script = { load: async () => ({ ok: false, failure: failures.fetchFailed }) };
    const { result } = render();
    await waitFor(() => expect(result.current.status).toBe('failed'));
    expect(result.current.error).toMatchObject({ kind: 'model-fetch-failed' });
    fake.script = {};
    await result.current.load();
    await waitFor(() => expect(result.current.status).toBe('ready'));
  });

  test('another policy counts without a new load, another model is a new one', async () => {
    const { result, rerender } = render();
    const { createWorker } = fake;
    await waitFor(() => expect(result.current.status).toBe('ready'));
    const { check } = result.current;
    rerender({ model, createWorker, policy: { action: 'warn' } });
    expect(result.current.check).toBe(check);
    await expect(check(unsafeText)).resolves.toMatchObject({ action: 'warn' });
    expect(fake.loads).toHaveLength(1);
    rerender({ model: 'https://models.example/other/', createWorker });
    await waitFor(() => expect(result.current.status).toBe('ready'));
    expect(fake.workers.map((worker) => worker.isTerminated)).toEqual([true, false]);
  });
});

describe('useGuardedText', () => {
  test('follows the text with its verdict', async () => {
    const { result } = render();
    const { check } = result.current;
    const text = renderHook(
      ({ value }: { value: string }) => useGuardedText(check, value, { delayMs: 1 }),
      { initialProps: { value: unsafeText } },
    );
    expect(text.result.current).toMatchObject({ verdict: undefined, isChecking: true });
    await waitFor(() => expect(text.result.current.verdict?.status).toBe('unsafe'));
    text.rerender({ value: 'Hello' });
    expect(text.result.current).toMatchObject({ verdict: undefined, isChecking: true });
    await waitFor(() => expect(text.result.current.verdict?.status).toBe('safe'));
    text.rerender({ value: '' });
    expect(text.result.current).toMatchObject({ verdict: undefined, isChecking: false });
  });
});
