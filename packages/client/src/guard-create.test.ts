import { WORKER_API_VERSION } from '@guarded-chat/protocol';
import { describe, expect, test, vi } from 'vitest';
import type { DownloadProgressEvent } from './download-progress-event.ts';
import { GuardError } from './guard-error.ts';
import type { GuardOptions } from './guard-options.ts';
import { neverAnswer } from './testing/fake-guard-worker.ts';
import { failures, loadedModel } from './testing/fixtures.ts';
import { guardErrorOf, useGuards } from './testing/guard-harness.ts';

const harness = useGuards();

describe('create', () => {
  test('loads the model and tells what was loaded', async () => {
    const guard = await harness.createGuard({ executionProvider: 'wasm' });
    expect(guard.model).toEqual(loadedModel);
    expect(harness.fake.loads).toEqual([
      {
        apiVersion: WORKER_API_VERSION,
        modelUrl: 'https://models.example/mine/',
        executionProvider: 'wasm',
      },
    ]);
  });

  test('reports progress to the monitor, from 0 to 1', async () => {
    const loaded: number[] = [];
    const monitor = (target: EventTarget) =>
      target.addEventListener('downloadprogress', (event) => {
        loaded.push((event as DownloadProgressEvent).loaded);
      });
    await harness.createGuard({ monitor });
    expect(loaded[0]).toBe(0);
    expect(loaded.at(-1)).toBe(1);
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  });

  test.each([
    ['an unknown model', { model: 'large-guard' }, 'model: unknown id "large-guard"'],
    ['a branch on the hub', { model: 'someone/guard@main' }, 'model: revision: must be a commit'],
    ['an unknown execution provider', { executionProvider: 'cuda' }, 'executionProvider:'],
    ['a wish to share that is none', { shared: 'no' }, 'shared:'],
    ['a threshold outside [0, 1]', { policy: { threshold: 1.5 } }, 'threshold'],
    [
      'a taxonomy with a code twice',
      {
        taxonomy: {
          id: 'twice',
          name: 'Twice',
          categories: [
            { code: 'S1', name: 'One' },
            { code: 'S1', name: 'Two' },
          ],
        },
      },
      'S1',
    ],
  ])('refuses %s with a TypeError, before any worker starts', async (_what, options, message) => {
    const created = harness.createGuard(options as GuardOptions);
    await expect(created).rejects.toThrow(TypeError);
    await expect(created).rejects.toThrow(message);
    expect(harness.fake.workers).toEqual([]);
  });

  test.each([
    ['a missing manifest', failures.fetchFailed],
    ['a worker of another version', failures.protocolMismatch],
  ])('rejects with the failure of the load and ends the worker: %s', async (_what, failure) => {
    harness.fake.script = { load: async () => ({ ok: false, failure }) };
    await expect(harness.createGuard()).rejects.toThrow(new GuardError(failure));
    expect(harness.fake.workers[0]?.isTerminated).toBe(true);
  });

  test('rejects when the worker crashes in the load', async () => {
    harness.fake.script = { load: neverAnswer };
    const created = harness.createGuard();
    await vi.waitFor(() => expect(harness.fake.loads).toHaveLength(1));
    harness.fake.workers[0]?.crash();
    await expect(created).rejects.toEqual(guardErrorOf('worker-crashed'));
  });

  test('rejects when the worker cannot be created', async () => {
    const createWorker = () => {
      throw new DOMException('blocked by policy', 'SecurityError');
    };
    await expect(harness.createGuard({ createWorker })).rejects.toEqual(
      guardErrorOf('worker-crashed'),
    );
  });

  test('takes a worker that throws for one of another version', async () => {
    harness.fake.script = { load: () => Promise.reject(new Error('load is not a function')) };
    await expect(harness.createGuard()).rejects.toEqual(guardErrorOf('protocol-mismatch'));
  });

  test('rejects with the reason of a signal that is already aborted, and starts no worker', async () => {
    const signal = AbortSignal.abort('changed my mind');
    await expect(harness.createGuard({ signal })).rejects.toBe('changed my mind');
    expect(harness.fake.workers).toEqual([]);
  });

  test('rejects with the reason of a signal that aborts in the load, and ends the worker', async () => {
    harness.fake.script = { load: neverAnswer };
    const controller = new AbortController();
    const created = harness.createGuard({ signal: controller.signal });
    await vi.waitFor(() => expect(harness.fake.loads).toHaveLength(1));
    controller.abort('changed my mind');
    await expect(created).rejects.toBe('changed my mind');
    expect(harness.fake.workers[0]?.isTerminated).toBe(true);
  });

  test('a signal that aborts after the load changes nothing', async () => {
    const controller = new AbortController();
    const guard = await harness.createGuard({ signal: controller.signal });
    controller.abort();
    await expect(guard.check('Hello')).resolves.toMatchObject({ status: 'safe' });
  });
});
