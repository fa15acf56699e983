import { expect, it } from 'vitest';
import { keepAlive } from './keep-alive.ts';

it('settles as what it waits for', async () => {
  const owner = {};
  await expect(keepAlive(owner, Promise.resolve(7))).resolves.toBe(7);
  await expect(keepAlive(owner, Promise.reject(new Error('no')))).rejects.toThrow('no');
});
