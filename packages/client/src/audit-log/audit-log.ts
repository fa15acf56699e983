import type { CheckReport } from '../chat/chat-guard.ts';
import { AuditDatabase } from './audit-database.ts';
import { type AuditEntry, createEntry, type Evidence } from './audit-entry.ts';

const DAY_MS = 86_400_000;

/** What an audit log takes. */
export interface AuditLogOptions {
  /** Name of the IndexedDB database. Default: `guarded-chat-audit`. */
  readonly name?: string | undefined;
  /** Whether texts are kept too. Default: `none`. */
  readonly evidence?: Evidence | undefined;
  /** How long an entry is kept, in milliseconds. Default: 30 days. */
  readonly maxAgeMs?: number | undefined;
  /** How many entries are kept, the latest. Default: 10,000. */
  readonly maxEntries?: number | undefined;
  /** Is told why a check could not be recorded: no database, a full disk, a private window. */
  readonly onFailure?: ((error: unknown) => void) | undefined;
}

function requirePositive(value: number, field: string): number {
  if (typeof value === 'number' && value > 0) return value;
  throw new TypeError(`${field}: expected a number greater than 0`);
}

/**
 * A log of checks in this browser's IndexedDB, which goes nowhere else. It keeps when, what for and how each was
 * decided, with the scores, the model's revision and the policy's hash; the text only where `evidence` asks for it.
 */
export class AuditLog {
  readonly #database: AuditDatabase;
  readonly #evidence: Evidence;
  readonly #maxAgeMs: number;
  readonly #maxEntries: number;
  readonly #onFailure: ((error: unknown) => void) | undefined;

  /** @throws TypeError when an option is invalid; the message names it. */
  constructor(options: AuditLogOptions = {}) {
    const { name = 'guarded-chat-audit', evidence = 'none' } = options;
    if (!['none', 'flagged', 'all'].includes(evidence)) {
      throw new TypeError('evidence: expected "none", "flagged" or "all"');
    }
    this.#maxAgeMs = requirePositive(options.maxAgeMs ?? 30 * DAY_MS, 'maxAgeMs');
    this.#maxEntries = requirePositive(options.maxEntries ?? 10_000, 'maxEntries');
    this.#evidence = evidence;
    this.#onFailure = options.onFailure;
    this.#database = new AuditDatabase(name);
  }

  /**
   * Keeps a check, and deletes what is too old or too many. Never rejects, so that no check hangs on it: `onFailure` is
   * told. Can be handed on as it is: `onVerdict: log.record`.
   */
  readonly record = async (report: CheckReport): Promise<void> => {
    try {
      const entry = await createEntry(report, this.#evidence);
      await this.#database.add(entry, { since: this.#since(), maxEntries: this.#maxEntries });
    } catch (error) {
      this.#onFailure?.(error);
    }
  };

  /**
   * The entries, oldest first.
   * @throws DOMException, while it is read, when the database cannot be.
   */
  entries(): AsyncGenerator<AuditEntry, void, undefined> {
    return this.#database.read(this.#since());
  }

  /**
   * The entries as JSONL: each is one line of JSON with its line break.
   * @throws DOMException, while it is read, when the database cannot be.
   */
  async *lines(): AsyncGenerator<string, void, undefined> {
    for await (const entry of this.entries()) yield `${JSON.stringify(entry)}\n`;
  }

  /**
   * The entries as one JSONL file.
   * @throws DOMException when the database cannot be read.
   */
  async toBlob(): Promise<Blob> {
    const lines: string[] = [];
    for await (const line of this.lines()) lines.push(line);
    return new Blob(lines, { type: 'application/jsonl' });
  }

  /**
   * Deletes all entries.
   * @throws DOMException when the database cannot be written.
   */
  clear(): Promise<void> {
    return this.#database.clear();
  }

  /** Lets go of the database; the next use opens it again. */
  close(): Promise<void> {
    return this.#database.close();
  }

  #since(): string {
    // Before the year 1 no date is written as others are.
    return new Date(Math.max(Date.now() - this.#maxAgeMs, 0)).toISOString();
  }
}
