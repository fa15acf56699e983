import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { AuditEntry } from './audit-entry.ts';

const STORE = 'entries';
const BATCH = 500;

interface AuditSchema extends DBSchema {
  readonly [STORE]: {
    readonly key: number;
    readonly value: AuditEntry;
    readonly indexes: { readonly time: string };
  };
}

/** What is kept. */
export interface Retention {
  /** ISO 8601, in UTC: what is older is gone. */
  readonly since: string;
  readonly maxEntries: number;
}

/** The store of an audit log. It is opened with the first use, and again when the browser has closed it. */
export class AuditDatabase {
  readonly #name: string;
  #opening: Promise<IDBPDatabase<AuditSchema>> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Adds an entry and deletes what is not to be kept any more, both or neither. */
  async add(entry: AuditEntry, { since, maxEntries }: Retention): Promise<void> {
    const database = await this.#open();
    const transaction = database.transaction(STORE, 'readwrite');
    const { store } = transaction;
    const prune = async () => {
      const old = IDBKeyRange.upperBound(since, true);
      let aged = await store.index('time').openCursor(old);
      while (aged) {
        await aged.delete();
        aged = await aged.continue();
      }
      let surplus = (await store.count()) - maxEntries;
      let oldest = surplus > 0 ? await store.openCursor() : null;
      while (oldest && surplus > 0) {
        await oldest.delete();
        surplus -= 1;
        oldest = await oldest.continue();
      }
    };
    await Promise.all([store.add(entry), prune(), transaction.done]);
  }

  /** The entries since a time, oldest first. Entries that come meanwhile may be among them. */
  async *read(since: string): AsyncGenerator<AuditEntry, void, undefined> {
    let last = 0;
    for (;;) {
      const database = await this.#open();
      const { store } = database.transaction(STORE);
      // In batches: a transaction ends by itself while the reader is busy with something else.
      const next = IDBKeyRange.lowerBound(last, true);
      const [keys, entries] = await Promise.all([
        store.getAllKeys(next, BATCH),
        store.getAll(next, BATCH),
      ]);
      yield* entries.filter(({ time }) => time >= since);
      const end = keys.at(-1);
      if (end === undefined) return;
      last = end;
    }
  }

  /** Deletes all entries. */
  async clear(): Promise<void> {
    const database = await this.#open();
    await database.clear(STORE);
  }

  /** Lets go of the database. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    const database = await opening?.catch(() => undefined);
    database?.close();
  }

  #open(): Promise<IDBPDatabase<AuditSchema>> {
    if (this.#opening !== undefined) return this.#opening;
    const forget = () => {
      if (this.#opening === opening) this.#opening = undefined;
    };
    const opening = this.#openNow(forget);
    this.#opening = opening;
    // The next use tries again.
    opening.catch(forget);
    return opening;
  }

  async #openNow(onClosed: () => void): Promise<IDBPDatabase<AuditSchema>> {
    return openDB<AuditSchema>(this.#name, 1, {
      upgrade: (database) => {
        const store = database.createObjectStore(STORE, { autoIncrement: true });
        store.createIndex('time', 'time');
      },
      // Another tab, of a later build, or a person who clears the data must not wait for this one.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        onClosed();
      },
      terminated: onClosed,
    });
  }
}
