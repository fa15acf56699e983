import { expect, test } from 'vitest';
import { GuardError } from './guard-error.ts';
import { loadPart } from './load-part.ts';

test('a script that cannot be had is an error of the guard, with the browser’s own as its cause', async () => {
  const cause = new TypeError('Failed to fetch dynamically imported module');
  const error: unknown = await loadPart(Promise.reject(cause)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GuardError);
  expect(error).toMatchObject({ kind: 'model-fetch-failed', cause });
});

test('one that can be had is what it exports', async () => {
  await expect(loadPart(import('./guard-error.ts'))).resolves.toMatchObject({ GuardError });
});
