import { type Assessment, parsePolicy, taxonomies } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { promptRow, responseRow } from '../rows/evaluation-row.ts';
import { assessment, judgedRun, runOf } from '../testing/sample-run.ts';
import { assessInGuard } from './assess-in-guard.ts';
import { assessRows } from './assess-rows.ts';
import { compareRuns } from './compare-runs.ts';
import { formatRun, parseRun, runKey } from './evaluation-run.ts';
import { judgeRun } from './judge-run.ts';
import { createProgressMeter, type RunProgress } from './progress-meter.ts';
import { rowScores, scoreRecord } from './score-record.ts';
import { summarizeTasks } from './summarize-rows.ts';

const label = { source: 'ours', unsafe: false };
const rows = ['one', 'two', 'three'].map((text) => promptRow(text, label));

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function failure(kind: string): Error {
  return Object.assign(new Error('it failed'), { kind });
}

describe('assessRows', () => {
  it('goes on after a row that fails, which is unchecked', async () => {
    const assess = (row: (typeof rows)[number]) =>
      row === rows[1]
        ? Promise.reject(failure('input-too-long'))
        : Promise.resolve(assessment({ unsafeScore: 0.1 }));
    const results = await collect(assessRows(rows, assess));
    expect(results.map(({ outcome }) => outcome.kind)).toEqual([
      'assessed',
      'unchecked',
      'assessed',
    ]);
  });

  it('ends when there is no model left to ask', async () => {
    const assess = () => Promise.reject(failure('destroyed'));
    await expect(collect(assessRows(rows, assess))).rejects.toThrow('it failed');
  });

  it('keeps as many rows under way as it is told', async () => {
    let running = 0;
    let most = 0;
    const assess = async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return assessment({ unsafeScore: 0.1 });
    };
    expect(await collect(assessRows(rows, assess, { concurrency: 2 }))).toHaveLength(3);
    expect(most).toBe(2);
  });

  it('stops with the reason of the signal', async () => {
    const controller = new AbortController();
    const assess = () => {
      controller.abort(new Error('enough'));
      return Promise.resolve(assessment({ unsafeScore: 0.1 }));
    };
    const { signal } = controller;
    await expect(collect(assessRows(rows, assess, { signal }))).rejects.toThrow('enough');
  });
});

describe('assessInGuard', () => {
  it('asks the guard for prompts and responses, and tells how far it is', async () => {
    const asked: string[] = [];
    const answer = (task: string): Promise<Assessment> => {
      asked.push(task);
      return Promise.resolve(assessment({ unsafeScore: 0.2 }));
    };
    const guard = {
      assessPrompt: () => answer('prompt'),
      assessResponse: () => answer('response'),
    };
    const progress: RunProgress[] = [];
    const both = [promptRow('Hi', label), responseRow('Hi', 'Hello', label)];
    const results = await collect(
      assessInGuard(guard, both, { onProgress: (one) => progress.push(one) }),
    );
    expect(asked).toEqual(['prompt', 'response']);
    expect(results.map(({ index }) => index)).toEqual([0, 1]);
    expect(progress.map(({ done, total }) => [done, total])).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
  });
});

describe('createProgressMeter', () => {
  it('takes rate and time left from the rows of this run alone', () => {
    let nowMs = 0;
    const meter = createProgressMeter(10, 5, () => nowMs);
    expect(meter.progress()).toEqual({
      done: 5,
      total: 10,
      rowsPerSecond: undefined,
      secondsLeft: undefined,
    });
    for (nowMs of [100, 600, 1100]) meter.count();
    expect(meter.progress()).toEqual({ done: 8, total: 10, rowsPerSecond: 2, secondsLeft: 1 });
  });
});

describe('a run as a file', () => {
  const run = runOf([{ unsafeScore: 0.9, unsafe: true, categories: ['S1'] }]);

  it('reads what it writes', () => {
    expect(parseRun(formatRun(run))).toEqual(run);
  });

  it('refuses what it did not write, naming the line', () => {
    expect(() => parseRun('{"a":1}')).toThrow('line 1: is no header of a run');
    expect(() => parseRun(`${formatRun(run)}{"hash":"x"}\n`)).toThrow('line 3: is no result');
    expect(() => parseRun('nonsense')).toThrow('line 1: is not JSON');
  });

  it('is named by model, arithmetic, protocol and categories, not by the name of its taxonomy', async () => {
    const key = await runKey(run.header);
    const renamed = { ...run.header.taxonomy, id: 'other', name: 'Other' };
    expect(await runKey({ ...run.header, taxonomy: renamed })).toBe(key);
    expect(await runKey({ ...run.header, taxonomy: taxonomies.llamaGuard2 })).not.toBe(key);
    expect(await runKey({ ...run.header, runtime: 'another' })).not.toBe(key);
  });
});

describe('scoreRecord', () => {
  it('holds scores to six decimals and none of the texts', async () => {
    const outcome = {
      kind: 'assessed',
      assessment: assessment({ unsafeScore: 0.12345678, categoryScores: { S1: 0.00000049 } }),
    } as const;
    const record = await scoreRecord(promptRow('my secret', label), rowScores(outcome));
    expect(record.scores).toEqual({ unsafeScore: 0.123457, categoryScores: { S1: 0 } });
    expect(JSON.stringify(record)).not.toContain('secret');
  });
});

describe('judgeRun', () => {
  const run = runOf([
    { unsafeScore: 0.9, categoryScores: { S1: 0.8, S6: 0.1 }, unsafe: true, categories: ['S1'] },
    { unsafeScore: 0.9, categoryScores: { S1: 0.1, S6: 0.8 }, unsafe: false },
    { unsafeScore: 0.3, categoryScores: { S1: 0.2, S6: 0.1 }, unsafe: false },
    { unsafe: null },
    { unsafe: true },
  ]);

  it('decides by the policy, without inference', () => {
    const flags = (policy: unknown) =>
      judgeRun(run, parsePolicy(policy)).rows.map((row) => row.flagged);
    expect(flags({ threshold: 0.5 })).toEqual([true, true, false]);
    expect(flags({ threshold: 0.2 })).toEqual([true, true, true]);
    expect(flags({ threshold: 0.5, categories: { S6: { action: 'off' } } })).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('keeps rows without an answer and rows without a label out of the figures, and counts them', () => {
    const judged = judgeRun(run, parsePolicy({}));
    expect(judged.unchecked).toHaveLength(1);
    expect(judged.unlabelledCount).toBe(1);
  });

  it('gives figures by task, source and category', () => {
    const { rows: judged } = judgeRun(run, parsePolicy({ threshold: 0.5 }));
    const [summary, ...others] = summarizeTasks(judged, run.header.taxonomy, { resamples: 20 });
    expect(others).toEqual([]);
    expect(summary).toMatchObject({
      task: 'prompt-classification',
      count: 3,
      unsafeCount: 1,
      figures: { precision: 0.5, recall: 1, falsePositiveRate: 0.5, auroc: 0.75 },
      top1: { share: 1 },
      sources: [{ source: 'ours', count: 3 }],
    });
    expect(summary?.categories[0]).toMatchObject({
      code: 'S1',
      recall: 1,
      oneVsBenign: { positives: 1 },
    });
  });
});

describe('compareRuns', () => {
  const first = judgedRun([
    { unsafeScore: 0.9, unsafe: true },
    { unsafeScore: 0.2, unsafe: true },
    { unsafeScore: 0.8, unsafe: false },
  ]);
  const second = judgedRun([
    { unsafeScore: 0.9, unsafe: true },
    { unsafeScore: 0.7, unsafe: true },
    { unsafeScore: 0.9, unsafe: false },
  ]);

  it('shows figures side by side and the rows that flipped', () => {
    const [comparison, ...others] = compareRuns(first, second, { resamples: 20 });
    expect(others).toEqual([]);
    expect(comparison?.count).toBe(3);
    expect([comparison?.first.figures.recall, comparison?.second.figures.recall]).toEqual([0.5, 1]);
    expect(comparison?.differences.recall?.difference).toBe(0.5);
    expect(comparison?.flipped).toMatchObject([{ first: { score: 0.2 }, fixed: true }]);
    expect(comparison?.mcNemar).toMatchObject({ onlyFirstRight: 0, onlySecondRight: 1, pValue: 1 });
  });

  it('leaves out the rows that only one run judged', () => {
    const shorter = { ...second, rows: second.rows.slice(1) };
    expect(compareRuns(first, shorter, { resamples: 20 })[0]?.count).toBe(2);
    expect(compareRuns(first, { ...second, rows: [] })).toEqual([]);
  });
});
