import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { batchRowWith, batchRunWith } from '../../testing/batch-fixtures.ts';
import { openBatchStore } from './batch-store.ts';

const scores = { unsafeScore: 0.4, categoryScores: { S1: 0.4 } };

it('gives back a run with its rows in order, and the results that there are', async () => {
  const store = await openBatchStore();
  const rows = Array.from({ length: 12 }, (_, index) => batchRowWith(index));
  await store.add(batchRunWith('a', { total: 12 }), rows);
  await store.writeScores('a', [{ index: 11, scores }]);
  const opened = await store.read('a');
  expect(opened?.rows).toEqual(rows);
  expect(opened?.scores[11]).toEqual(scores);
  expect(opened?.scores[2]).toBeUndefined();
});

it('keeps the runs apart, and removes all of one', async () => {
  const store = await openBatchStore();
  await store.add(batchRunWith('b'), [batchRowWith(0)]);
  await store.add(batchRunWith('c'), [batchRowWith(1), batchRowWith(2)]);
  await store.writeScores('b', [{ index: 0, scores }]);
  await store.remove('b');
  expect(await store.read('b')).toBeUndefined();
  expect((await store.read('c'))?.rows).toHaveLength(2);
});

it('lists the newest run first', async () => {
  const store = await openBatchStore();
  await store.add(batchRunWith('old', { createdMs: 1 }), []);
  await store.add(batchRunWith('new', { createdMs: 2e12 }), []);
  const ids = (await store.list()).map(({ id }) => id);
  expect([ids[0], ids.at(-1)]).toEqual(['new', 'old']);
});

it('replaces a row whose label was corrected', async () => {
  const store = await openBatchStore();
  await store.add(batchRunWith('d'), [batchRowWith(0)]);
  await store.writeRow('d', 0, { ...batchRowWith(0), unsafe: false });
  expect((await store.read('d'))?.rows[0]?.unsafe).toBe(false);
});
