import type { RowScores } from '@guarded-chat/evaluate';
import { taxonomies } from '@guarded-chat/policy';
import type { BatchRow, BatchRun } from '../batch/run/batch-run.ts';
import { assessmentWith } from './fixtures.ts';

/** A run of that id, paused. */
export function batchRunWith(id: string, change: Partial<BatchRun> = {}): BatchRun {
  return {
    id,
    name: 'rows.csv',
    createdMs: 1000,
    header: {
      format: 'guard-eval-run/1',
      model: { ...assessmentWith(0).model, name: 'pocket-guard' },
      protocol: 'pocket-guard-1',
      taxonomy: taxonomies.llamaGuard3,
      runtime: 'onnxruntime-web',
      data: 'rows.csv',
    },
    total: 1,
    status: 'paused',
    ...change,
  };
}

/** The row of that number, unsafe by its label. */
export function batchRowWith(index: number, change: Partial<BatchRow> = {}): BatchRow {
  return {
    hash: `hash-${index}`,
    source: 'rows',
    task: 'prompt-classification',
    conversation: [{ role: 'user', text: `message ${index}` }],
    unsafe: true,
    categories: ['S2'],
    ...change,
  };
}

/** Scores whose main category is S2. */
export function scoresWith(unsafeScore: number): RowScores {
  return { unsafeScore, categoryScores: { S1: unsafeScore * 0.1, S2: unsafeScore * 0.9 } };
}
