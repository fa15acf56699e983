import { describe, expect, it } from 'vitest';
import { promptRow } from '../rows/evaluation-row.ts';
import { collect } from '../testing/collect.ts';
import { assessment } from '../testing/sample-run.ts';
import { assessRows } from './assess-rows.ts';

const label = { source: 'ours', unsafe: false };
const rows = ['one', 'two', 'three'].map((text) => promptRow(text, label));

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

  it('waits for the rows under way before it ends', async () => {
    let finish: (() => void) | undefined;
    let done = false;
    const assess = async (row: (typeof rows)[number]) => {
      if (row === rows[0]) throw failure('destroyed');
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      done = true;
      return assessment({ unsafeScore: 0.1 });
    };
    const ended = collect(assessRows(rows, assess, { concurrency: 2 }));
    setTimeout(() => finish?.());
    await expect(ended).rejects.toThrow('it failed');
    expect(done).toBe(true);
  });
});
