import type { Assessment } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { promptRow, responseRow } from '../rows/evaluation-row.ts';
import { collect } from '../testing/collect.ts';
import { assessment } from '../testing/sample-run.ts';
import { assessInGuard } from './assess-in-guard.ts';
import type { RunProgress } from './progress-meter.ts';

const label = { source: 'ours', unsafe: false };

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
