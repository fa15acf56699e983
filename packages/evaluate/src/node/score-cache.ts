import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RowScores } from '../runs/score-record.ts';

/** Scores of rows that were judged before, under one model, arithmetic, protocol and taxonomy. */
export interface ScoreCache {
  readonly get: (hash: string) => RowScores | undefined;
  /** Keeps the scores of a row, on disk at once: a run that is stopped goes on where it was. */
  readonly put: (hash: string, scores: RowScores) => void;
  readonly close: () => void;
}

/** Failures that another try may not have. */
const passingFailures: readonly string[] = ['timeout', 'worker-crashed'];

/**
 * Opens the cache of a run, a file of JSON lines that only grows.
 * @param folder - Made when it is not there.
 * @param key - From `runKey`.
 */
export function openScoreCache(folder: string, key: string): ScoreCache {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${key}.jsonl`);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const kept = readLines(text);
  const file = openSync(path, 'a');
  // A run that was killed while writing leaves half a line: what follows must not be joined to it.
  if (text !== '' && !text.endsWith('\n')) writeSync(file, '\n');
  return {
    get: (hash) => kept.get(hash),
    put(hash, scores) {
      kept.set(hash, scores);
      if ('unchecked' in scores && passingFailures.includes(scores.unchecked.kind)) return;
      writeSync(file, `${JSON.stringify([hash, scores])}\n`);
    },
    close: () => closeSync(file),
  };
}

/** A cache that lasts as long as the run. */
export function createMemoryCache(): ScoreCache {
  const kept = new Map<string, RowScores>();
  return {
    get: (hash) => kept.get(hash),
    put: (hash, scores) => kept.set(hash, scores),
    close() {},
  };
}

function readLines(text: string): Map<string, RowScores> {
  const kept = new Map<string, RowScores>();
  for (const line of text.split('\n')) {
    try {
      const [hash, scores] = JSON.parse(line) as [string, RowScores];
      kept.set(hash, scores);
    } catch {
      // The half line of a run that was killed: its row is judged again.
    }
  }
  return kept;
}
