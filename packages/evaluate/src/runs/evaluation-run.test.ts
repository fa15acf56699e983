import { taxonomies } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { runOf } from '../testing/sample-run.ts';
import { formatRun, parseRun, runKey } from './evaluation-run.ts';

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
