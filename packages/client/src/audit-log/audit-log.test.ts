import { defaultPolicy, type Verdict } from '@guarded-chat/policy';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckReport } from '../chat/chat-guard.ts';
import { createAssessment } from '../testing/fixtures.ts';
import { AuditLog, type AuditLogOptions } from './audit-log.ts';
import { hashPolicy } from './hash-policy.ts';

const task = 'prompt-classification';
const secret = 'Where do I buy beans?';
const start = Date.parse('2026-01-01T12:00:00Z');

const safe: Verdict = { status: 'safe', action: 'off', assessment: createAssessment(task, 0.1) };
const unsafe: Verdict = {
  status: 'unsafe',
  action: 'block',
  categories: [{ code: 'S2', name: 'Non-Violent Crimes', score: 0.9, action: 'block' }],
  assessment: createAssessment(task, 0.9),
};
const unchecked: Verdict = {
  status: 'unchecked',
  action: 'block',
  reason: { kind: 'timeout', message: 'The check took too long.' },
};

const report = (verdict: Verdict, text = secret): CheckReport => ({
  task,
  verdict,
  text,
  policy: defaultPolicy,
});

let logs: AuditLog[] = [];

function createLog(options?: AuditLogOptions): AuditLog {
  const log = new AuditLog(options);
  logs.push(log);
  return log;
}

async function read(log: AuditLog) {
  const entries = [];
  for await (const entry of log.entries()) entries.push(entry);
  return entries;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});

afterEach(async () => {
  await Promise.all(logs.map((log) => log.close()));
  logs = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('an entry', () => {
  test('has the decision, its scores, the model and the policy, and not the text', async () => {
    const log = createLog();
    await log.record(report(unsafe));
    await expect(read(log)).resolves.toEqual([
      {
        time: '2026-01-01T12:00:00.000Z',
        task,
        status: 'unsafe',
        action: 'block',
        categories: unsafe.categories,
        unsafeScore: 0.9,
        categoryScores: { S2: 0.9 },
        model: { id: 'pocket-guard', revision: 'c0ffee' },
        policyHash: await hashPolicy(defaultPolicy),
      },
    ]);
    await expect((await log.toBlob()).text()).resolves.not.toContain(secret);
  });

  test('of a text that could not be checked has the reason', async () => {
    const log = createLog();
    await log.record(report(unchecked));
    await expect(read(log)).resolves.toMatchObject([
      { task, status: 'unchecked', reason: { kind: 'timeout' } },
    ]);
  });

  test.each([
    ['none', [false, false, false]],
    ['flagged', [false, true, true]],
    ['all', [true, true, true]],
  ] as const)('has the text as evidence "%s" says', async (evidence, isKept) => {
    const log = createLog({ evidence });
    for (const verdict of [safe, unsafe, unchecked]) await log.record(report(verdict));
    expect((await read(log)).map(({ text }) => text === secret)).toEqual(isKept);
  });

  test('has no hash where the page is no secure context', async () => {
    vi.stubGlobal('crypto', {});
    const log = createLog();
    await log.record(report(safe));
    expect((await read(log))[0]).not.toHaveProperty('policyHash');
  });
});

describe('retention', () => {
  test('deletes what is too old when something new comes, and never shows it', async () => {
    const log = createLog({ maxAgeMs: 1000 });
    await log.record(report(safe));
    vi.setSystemTime(start + 1001);
    await expect(read(log)).resolves.toEqual([]);
    await log.record(report(unsafe));
    const patient = createLog({ maxAgeMs: 9e15 });
    await expect(read(patient)).resolves.toMatchObject([{ status: 'unsafe' }]);
  });

  test('keeps so many entries, the latest', async () => {
    const log = createLog({ maxEntries: 2, evidence: 'all' });
    for (const text of ['a', 'b', 'c', 'd']) await log.record(report(safe, text));
    expect((await read(log)).map(({ text }) => text)).toEqual(['c', 'd']);
  });

  test.each([
    ['maxAgeMs', { maxAgeMs: 0 }],
    ['maxEntries', { maxEntries: Number.NaN }],
    ['evidence', { evidence: 'some' as never }],
  ])('a wrong %s is refused', (field, options) => {
    expect(() => new AuditLog(options)).toThrow(`${field}: expected`);
  });
});

describe('export', () => {
  test('is one line of JSON for each entry, oldest first, however many there are', async () => {
    const log = createLog({ evidence: 'all' });
    for (let index = 0; index < 1100; index += 1) await log.record(report(safe, `${index}\n`));
    const blob = await log.toBlob();
    const lines = (await blob.text()).trimEnd().split('\n');
    const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
    expect(texts).toEqual(Array.from({ length: 1100 }, (_, index) => `${index}\n`));
  });

  test('goes on while the reader is busy with something else', async () => {
    const log = createLog();
    for (let index = 0; index < 3; index += 1) await log.record(report(safe));
    let count = 0;
    for await (const line of log.lines()) {
      expect(line).toMatch(/^\{.*\}\n$/);
      count += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(count).toBe(3);
  });
});

test('clear deletes everything, and the log goes on', async () => {
  const log = createLog();
  await log.record(report(safe));
  await log.clear();
  await expect(read(log)).resolves.toEqual([]);
  await log.record(report(unsafe));
  await expect(read(log)).resolves.toHaveLength(1);
});

test('entries are there for the next visit, and for other tabs', async () => {
  const log = createLog();
  await log.record(report(safe));
  const other = createLog();
  await other.record(report(unsafe));
  await log.close();
  await expect(read(log)).resolves.toHaveLength(2);
});

test('the database may be deleted while a log has it open, and comes anew', async () => {
  const log = createLog();
  await log.record(report(safe));
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('guarded-chat-audit');
    request.addEventListener('success', resolve);
    request.addEventListener('error', reject);
  });
  await log.record(report(unsafe));
  await expect(read(log)).resolves.toMatchObject([{ status: 'unsafe' }]);
});

describe('a database that fails', () => {
  test('breaks no check: the host is told, and the next check is recorded', async () => {
    const onFailure = vi.fn<(error: unknown) => void>();
    const log = createLog({ onFailure });
    vi.stubGlobal('indexedDB', undefined);
    await expect(log.record(report(safe))).resolves.toBeUndefined();
    expect(onFailure).toHaveBeenCalledOnce();
    vi.stubGlobal('indexedDB', new IDBFactory());
    await log.record(report(unsafe));
    await expect(read(log)).resolves.toHaveLength(1);
  });

  test('that is full is told too', async () => {
    const onFailure = vi.fn<(error: unknown) => void>();
    const log = createLog({ onFailure });
    await log.record(report(safe));
    const full = new DOMException('no space', 'QuotaExceededError');
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
      throw full;
    });
    await log.record(report(unsafe));
    expect(onFailure.mock.calls).toEqual([[full]]);
    await expect(read(log)).resolves.toHaveLength(1);
  });

  test('cannot be exported, and says so', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(createLog().toBlob()).rejects.toThrow('open');
  });
});

test('the hash of a policy does not depend on the order of its fields', async () => {
  const { action, categories, unchecked: action2, deadlineMs } = defaultPolicy;
  const reordered = { deadlineMs, unchecked: action2, categories, action };
  await expect(hashPolicy(reordered)).resolves.toBe(await hashPolicy(defaultPolicy));
  await expect(hashPolicy({ ...defaultPolicy, threshold: 0.4 })).resolves.not.toBe(
    await hashPolicy(defaultPolicy),
  );
  await expect(hashPolicy(defaultPolicy)).resolves.toMatch(/^[\da-f]{64}$/);
});
