import type { StoredModel } from '@guarded-chat/protocol';
import { expect, test } from 'vitest';
import { deleteStoredModel, listStoredModels } from './stored-models.ts';
import { FakeWorker } from './testing/fake-worker.ts';

const stored: StoredModel = {
  modelUrl: 'folder://mine/',
  name: 'Mine',
  revision: 'c0ffee',
  storedBytes: 10,
  totalBytes: 40,
};

function useLibrary() {
  const workers: FakeWorker[] = [];
  const createWorker = () => {
    const worker = new FakeWorker({
      storedModels: () => Promise.resolve([stored]),
      deleteModel: (modelUrl) => Promise.resolve(modelUrl === stored.modelUrl),
    });
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { workers, createWorker };
}

test('the models on this device are listed, and no worker is left behind', async () => {
  const { workers, createWorker } = useLibrary();
  expect(await listStoredModels({ createWorker })).toEqual([stored]);
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true]);
});

test('one is deleted by its address', async () => {
  const { createWorker } = useLibrary();
  expect(await deleteStoredModel('folder://mine/', { createWorker })).toBe(true);
  expect(await deleteStoredModel('folder://other/', { createWorker })).toBe(false);
});

test('a worker that crashes is an error, not a wait without end', async () => {
  const { workers, createWorker } = useLibrary();
  const listed = listStoredModels({ createWorker });
  workers[0]?.crash();
  await expect(listed).rejects.toMatchObject({ kind: 'worker-crashed' });
});
