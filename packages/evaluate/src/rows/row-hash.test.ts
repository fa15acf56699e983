import { expect, it } from 'vitest';
import { promptRow, responseRow } from './evaluation-row.ts';
import { rowHash } from './row-hash.ts';

const label = { source: 'ours', unsafe: false };

it('names a row by task and texts, not by its label or source', async () => {
  const hash = await rowHash(promptRow('Hi', label));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await rowHash(promptRow('Hi', { source: 'other', unsafe: true }))).toBe(hash);
  expect(await rowHash(promptRow('Hi!', label))).not.toBe(hash);
  expect(await rowHash(responseRow('Hi', 'Hello', label))).not.toBe(hash);
});
