import type { RowScores } from '@guarded-chat/evaluate';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { BatchRow, BatchRun, OpenRun } from './batch-run.ts';

interface BatchSchema extends DBSchema {
  runs: { key: string; value: BatchRun };
  rows: { key: [string, number]; value: BatchRow & { runId: string; index: number } };
  scores: { key: [string, number]; value: { runId: string; index: number; scores: RowScores } };
}

/** Keeps runs on this device, in IndexedDB: they outlive a reload, and never leave the browser. */
export interface BatchStore {
  /** Newest first. */
  readonly list: () => Promise<readonly BatchRun[]>;
  readonly add: (run: BatchRun, rows: readonly BatchRow[]) => Promise<void>;
  /** Undefined when there is no such run. */
  readonly read: (id: string) => Promise<OpenRun | undefined>;
  readonly writeRun: (run: BatchRun) => Promise<void>;
  readonly writeRow: (runId: string, index: number, row: BatchRow) => Promise<void>;
  readonly writeScores: (
    runId: string,
    results: readonly { readonly index: number; readonly scores: RowScores }[],
  ) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

const name = 'guarded-chat-studio';

function everyRowOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY]);
}

function open(): Promise<IDBPDatabase<BatchSchema>> {
  return openDB<BatchSchema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('runs', { keyPath: 'id' });
      database.createObjectStore('rows', { keyPath: ['runId', 'index'] });
      database.createObjectStore('scores', { keyPath: ['runId', 'index'] });
    },
    // A newer studio in another tab wants to change the form of the data: this one steps aside.
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
  });
}

/** Opens the runs of this origin. @throws DOMException where nothing may be stored. */
export async function openBatchStore(): Promise<BatchStore> {
  const database = await open();
  return {
    async list() {
      return (await database.getAll('runs')).toSorted((a, b) => b.createdMs - a.createdMs);
    },
    async add(run, rows) {
      const work = database.transaction(['runs', 'rows'], 'readwrite');
      const stored = work.objectStore('rows');
      await Promise.all([
        work.objectStore('runs').put(run),
        ...rows.map((row, index) => stored.put({ ...row, runId: run.id, index })),
        work.done,
      ]);
    },
    async read(id) {
      const [run, rows, results] = await Promise.all([
        database.get('runs', id),
        database.getAll('rows', everyRowOf(id)),
        database.getAll('scores', everyRowOf(id)),
      ]);
      if (run === undefined) return undefined;
      const scores: (RowScores | undefined)[] = Array.from({ length: rows.length });
      for (const result of results) scores[result.index] = result.scores;
      return { run, rows: rows.map(({ runId: _run, index: _index, ...row }) => row), scores };
    },
    async writeRun(run) {
      await database.put('runs', run);
    },
    async writeRow(runId, index, row) {
      await database.put('rows', { ...row, runId, index });
    },
    async writeScores(runId, results) {
      const work = database.transaction('scores', 'readwrite');
      await Promise.all([
        ...results.map(({ index, scores }) => work.store.put({ runId, index, scores })),
        work.done,
      ]);
    },
    async remove(id) {
      const work = database.transaction(['runs', 'rows', 'scores'], 'readwrite');
      await Promise.all([
        work.objectStore('runs').delete(id),
        work.objectStore('rows').delete(everyRowOf(id)),
        work.objectStore('scores').delete(everyRowOf(id)),
        work.done,
      ]);
    },
  };
}
