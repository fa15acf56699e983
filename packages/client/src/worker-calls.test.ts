import { expect, test, vi } from 'vitest';
import { FakeGuardWorkers } from './testing/fake-guard-worker.ts';
import { loadedModel } from './testing/fixtures.ts';
import { WorkerCalls } from './worker-calls.ts';
import type { GuardWorkerApi, LoadProgress, LoadRequest } from '@guarded-chat/protocol';

// The worker's side is Comlink itself, through a real channel.
const request: LoadRequest = { apiVersion: 0, modelUrl: 'm/', executionProvider: 'auto' };

function useWorker(script: FakeGuardWorkers['script'] = {}) {
  const fake = new FakeGuardWorkers(script);
  return { fake, calls: new WorkerCalls<GuardWorkerApi>(fake.createWorker()) };
}

test('a call has its own answer, whatever else is asked meanwhile', async () => {
  const { fake, calls } = useWorker();
  const answers = [calls.call('load', request, () => {}), calls.call('cancel', 'one')];
  await expect(Promise.all(answers)).resolves.toEqual([
    { ok: true, model: loadedModel },
    undefined,
  ]);
  expect(fake.canceled).toEqual(['one']);
});

test('a function of the page is called by the worker', async () => {
  const { calls } = useWorker();
  const onProgress = vi.fn<(progress: LoadProgress) => void>();
  await calls.call('load', request, onProgress);
  await vi.waitFor(() => expect(onProgress).toHaveBeenCalledTimes(2));
  expect(onProgress).toHaveBeenLastCalledWith(expect.objectContaining({ phase: 'self-test' }));
});

test('what the worker throws is the cause of an error', async () => {
  const { calls } = useWorker({ load: () => Promise.reject(new RangeError('no stack')) });
  await expect(calls.call('load', request, () => {})).rejects.toMatchObject({
    cause: { value: { name: 'RangeError', message: 'no stack' } },
  });
});

test('what cannot be sent is refused', async () => {
  const { calls } = useWorker();
  const unsendable = { ...request, modelUrl: Symbol('m') as unknown as string };
  await expect(calls.call('load', unsendable, () => {})).rejects.toMatchObject({
    name: 'DataCloneError',
  });
});
