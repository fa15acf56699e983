import { GuardError } from '@guarded-chat/client';
import { expect, test } from 'vitest';
import { loadGuardPart, loadObserverPart, loadPart } from './load-part.ts';

test('a script that cannot be had is an error of the guard, with the browser’s own as its cause', async () => {
  const cause = new TypeError('Failed to fetch dynamically imported module');
  const error: unknown = await loadPart(Promise.reject(cause)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GuardError);
  expect(error).toMatchObject({ kind: 'model-fetch-failed', cause });
});

test('the parts have what is asked of them', async () => {
  await expect(loadGuardPart()).resolves.toMatchObject({
    Guard: expect.any(Function) as unknown,
    guardStream: expect.any(Function) as unknown,
  });
  await expect(loadObserverPart()).resolves.toMatchObject({
    observeAnswers: expect.any(Function) as unknown,
  });
});
