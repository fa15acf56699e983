import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { promptRow } from '../rows/evaluation-row.ts';
import { formatRun, type RunHeader } from '../runs/evaluation-run.ts';
import { assessment, runOf } from '../testing/sample-run.ts';
import { runRows } from './run-rows.ts';
import { createMemoryCache, openScoreCache } from './score-cache.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const scores = { unsafeScore: 0.5, categoryScores: { S1: 0.5 } };

describe('openScoreCache', () => {
  it('keeps scores from one run to the next', () => {
    const first = openScoreCache(folder, 'key');
    first.put('a', scores);
    first.close();
    const second = openScoreCache(folder, 'key');
    expect(second.get('a')).toEqual(scores);
    second.close();
    const other = openScoreCache(folder, 'another key');
    expect(other.get('a')).toBeUndefined();
    other.close();
  });

  it('passes over the half line of a run that was killed', () => {
    const first = openScoreCache(folder, 'key');
    first.put('a', scores);
    first.close();
    appendFileSync(join(folder, readdirSync(folder)[0] ?? ''), '["b",{"unsafeSc');
    const second = openScoreCache(folder, 'key');
    expect(second.get('b')).toBeUndefined();
    second.put('c', scores);
    second.close();
    const third = openScoreCache(folder, 'key');
    expect([third.get('a'), third.get('c')]).toEqual([scores, scores]);
    third.close();
  });

  it('keeps a failure that the row would have again, and forgets one that passes', () => {
    const first = openScoreCache(folder, 'key');
    first.put('long', { unchecked: { kind: 'input-too-long', message: 'too long' } });
    first.put('slow', { unchecked: { kind: 'timeout', message: 'too slow' } });
    first.close();
    const second = openScoreCache(folder, 'key');
    expect(second.get('long')).toBeDefined();
    expect(second.get('slow')).toBeUndefined();
    second.close();
  });
});

describe('runRows', () => {
  const header: RunHeader = runOf([]).header;
  const label = { source: 'ours', unsafe: false };
  const rows = ['one', 'two', 'one', 'three'].map((text) => promptRow(text, label));

  it('judges a text once, goes on where it was stopped, and gives the same file', async () => {
    const asked: string[] = [];
    const assess = (row: (typeof rows)[number]) => {
      const text = row.conversation[0]?.text ?? '';
      asked.push(text);
      return Promise.resolve(assessment({ unsafeScore: text.length / 10 }));
    };
    const whole = await runRows(rows, {
      header,
      assess,
      cache: createMemoryCache(),
      concurrency: 3,
    });
    expect(asked.toSorted()).toEqual(['one', 'three', 'two']);
    const cache = createMemoryCache();
    const stop = new AbortController();
    const stopped = runRows(rows, {
      header,
      assess,
      cache,
      concurrency: 1,
      signal: stop.signal,
      onProgress: ({ done }) => done === 2 && stop.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
    asked.length = 0;
    const resumed = await runRows(rows, { header, assess, cache, concurrency: 1 });
    expect(asked.length).toBeLessThan(3);
    expect(formatRun(resumed)).toBe(formatRun(whole));
  });
});
