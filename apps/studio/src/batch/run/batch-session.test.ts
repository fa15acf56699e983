import 'fake-indexeddb/auto';
import type { Guard } from '@guarded-chat/client';
import { promptRow } from '@guarded-chat/evaluate';
import { type Taxonomy, taxonomies } from '@guarded-chat/policy';
import { beforeEach, expect, it } from 'vitest';
import { batchRunWith } from '../../testing/batch-fixtures.ts';
import { assessmentWith } from '../../testing/fixtures.ts';
import { type BatchHost, BatchSession } from './batch-session.ts';
import { openBatchStore } from './batch-store.ts';

const rows = Array.from({ length: 6 }, (_, index) =>
  promptRow(`message ${index}`, { source: 'rows', unsafe: index % 2 === 0 }),
);

let asked: { text: string; taxonomy: Taxonomy }[];
let stopAfter: number;
let session: BatchSession;

/** Answers at once, and pauses the session after so many rows. */
const guard = {
  taxonomy: taxonomies.llamaGuard2,
  async assessPrompt([{ text }]: [{ text: string }]) {
    asked.push({ text, taxonomy: guard.taxonomy });
    if (asked.length === stopAfter) void session.pause();
    await Promise.resolve();
    return assessmentWith(0.7);
  },
};

const host: BatchHost = {
  openStore: openBatchStore,
  guard: () => guard as unknown as Guard,
  header: (data) => ({ ...batchRunWith('a').header, data }),
};

async function settled(): Promise<void> {
  while (session.isRunning) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}

beforeEach(() => {
  asked = [];
  stopAfter = Number.POSITIVE_INFINITY;
  session = new BatchSession(host);
});

it('judges all rows under the taxonomy that the run was begun with', async () => {
  await session.add('rows.csv', rows);
  await settled();
  expect(session.open?.run.status).toBe('done');
  expect(asked).toHaveLength(6);
  expect(asked.every(({ taxonomy }) => taxonomy === taxonomies.llamaGuard3)).toBe(true);
  expect(guard.taxonomy).toBe(taxonomies.llamaGuard2);
});

it('pauses, and goes on after a reload with the rows that have no result', async () => {
  stopAfter = 3;
  await session.add('rows.csv', rows);
  await settled();
  expect(session.open?.run.status).toBe('paused');
  const { id } = session.open?.run ?? { id: '' };
  const judged = session.open?.scores.filter((one) => one !== undefined).length ?? 0;
  expect(judged).toBeLessThan(6);
  asked = [];
  stopAfter = Number.POSITIVE_INFINITY;
  session = new BatchSession(host);
  await session.show(id);
  session.resume();
  await settled();
  expect(asked).toHaveLength(6 - judged);
  expect(session.open?.run.status).toBe('done');
});

it('ends a cancelled run, and keeps what is judged', async () => {
  stopAfter = 2;
  await session.add('rows.csv', rows);
  await settled();
  await session.cancel();
  expect(session.open?.run.status).toBe('cancelled');
});

it('does not mix the scores of two models', async () => {
  stopAfter = 2;
  await session.add('rows.csv', rows);
  await settled();
  const { id } = session.open?.run ?? { id: '' };
  const { header } = batchRunWith('a');
  const model = { ...header.model, revision: '1'.repeat(64) };
  session = new BatchSession({ ...host, header: () => ({ ...header, model }) });
  await session.show(id);
  session.resume();
  expect(session.isRunning).toBe(false);
  expect(session.problem).toContain('run the rows again');
});

it('takes the hazards from a row that is called safe', async () => {
  await session.add('rows.csv', rows);
  await settled();
  await session.relabel(0, { categories: ['S2'] });
  await session.relabel(0, { unsafe: false });
  expect(session.open?.rows[0]).toMatchObject({ unsafe: false, categories: [] });
});

it('keeps a corrected label', async () => {
  await session.add('rows.csv', rows);
  await settled();
  await session.relabel(1, { unsafe: true, categories: ['S2'] });
  const { id } = session.open?.run ?? { id: '' };
  expect((await session.read(id))?.rows[1]).toMatchObject({ unsafe: true, categories: ['S2'] });
});
