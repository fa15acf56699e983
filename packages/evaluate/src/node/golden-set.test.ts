import { fileURLToPath } from 'node:url';
import { taxonomies } from '@guarded-chat/policy';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationRow } from '../rows/evaluation-row.ts';
import { readRows } from '../rows/read-rows.ts';
import { type EvaluationRun, parseRun } from '../runs/evaluation-run.ts';
import { GOLDEN_ROWS, GOLDEN_RUN, goldenDifferences, runGoldenSet } from './golden-set.ts';
import { readTextFile } from './read-text-file.ts';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const goldenFile = (name: string) => readTextFile(fromHere(`../../golden/${name}`));

const { items: rows, problems } = readRows(goldenFile(GOLDEN_ROWS), 'jsonl');
const recorded = parseRun(goldenFile(GOLDEN_RUN));

/** The recorded run with other scores: what a changed model would give. */
function rescored(change: (score: number, row: EvaluationRow) => number): EvaluationRun {
  const records = recorded.records.map((record, index) => {
    const row = rows[index];
    if ('unchecked' in record.scores || row === undefined) return record;
    const unsafeScore = change(record.scores.unsafeScore, row);
    return { ...record, scores: { ...record.scores, unsafeScore } };
  });
  return { ...recorded, records };
}

describe('the golden rows', () => {
  it('are prompts and responses of every hazard, with as many harmless ones', () => {
    expect(problems).toEqual([]);
    for (const task of ['prompt-classification', 'response-classification']) {
      const own = rows.filter((row) => row.task === task);
      const hazards = new Set(own.flatMap((row) => row.categories));
      expect([...hazards]).toEqual(taxonomies.llamaGuard3.categories.map((one) => one.code));
      expect(own.filter((row) => row.unsafe).length / own.length).toBeCloseTo(0.5, 1);
    }
  });
});

describe('the gate', () => {
  it('lets a run pass that is as recorded, to the arithmetic of another machine', async () => {
    expect(await goldenDifferences(recorded, recorded, rows)).toEqual([]);
    const close = rescored((score) => Math.min(1, score + 0.0004));
    expect(await goldenDifferences(recorded, close, rows)).toEqual([]);
  });

  it('shows the rows whose verdict flips, and AUROC that moves', async () => {
    const [first] = rows;
    const flipped = rescored((score, row) => (row === first ? Number(score < 0.5) : score));
    const differences = await goldenDifferences(recorded, flipped, rows);
    expect(differences.join('\n')).toContain(first?.conversation[0]?.text);
  });

  it('shows AUROC that moves with no verdict flipped, and the rows that moved it', async () => {
    const { defaultThreshold } = recorded.header.model;
    const missed = rows.find((row, index) => {
      const scores = recorded.records[index]?.scores;
      return row.unsafe === true && scores && 'unsafeScore' in scores
        ? scores.unsafeScore > 0.05 && scores.unsafeScore < defaultThreshold
        : false;
    });
    const sunk = rescored((score, row) => (row === missed ? 0 : score));
    const differences = await goldenDifferences(recorded, sunk, rows);
    expect(differences[0]).toMatch(/^AUROC of .+ moved from/);
    expect(differences[1]).toMatch(/^unsafe row, \d\.\d{3} to 0\.000: /);
    expect(differences[1]).toContain(missed?.conversation.at(-1)?.text);
  });

  it('asks for a new record when the rows change', async () => {
    expect(await goldenDifferences(recorded, recorded, rows.slice(1))).toEqual([
      'the golden rows are not those that were recorded',
    ]);
  });
});

describe('pocket-guard on the golden rows', () => {
  let current: EvaluationRun;
  beforeAll(async () => {
    current = await runGoldenSet(rows, fromHere('../../../../models/pocket-guard'));
  }, 240_000);

  it('judges as recorded; if a change is meant, run `npm run golden:record` in packages/evaluate', async () => {
    expect(await goldenDifferences(recorded, current, rows)).toEqual([]);
  });
});
