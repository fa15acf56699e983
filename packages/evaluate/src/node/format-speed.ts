import type { BatchGain } from './batch-gain.ts';

/** What was measured over rows of one length. */
export interface SpeedFigures {
  readonly name: string;
  readonly dtype: string;
  /** Each with a model of its own. */
  readonly threads: number;
  readonly count: number;
  /** Of each text. */
  readonly tokens: number;
  /** Of the prefix that all rows share. */
  readonly cached: number;
  /** That were run for a row: its text and the frame around it. */
  readonly computed: number;
  readonly rowsPerSecond: number;
  readonly batch: BatchGain;
}

/** Speed as plain text, with what it was measured on. */
export function formatSpeed(figures: SpeedFigures): string {
  const { name, dtype, threads, count, tokens, cached, computed, rowsPerSecond, batch } = figures;
  const gain = batch.aloneMs / batch.batchedMs;
  return [
    `${name}, ${dtype}, ${threads} threads with a model each`,
    `${count} rows of ${tokens} tokens, ${computed} with their frame, behind ${cached} that are kept, one row a pass`,
    `${rowsPerSecond.toFixed(1)} rows a second; ${((1000 * threads) / rowsPerSecond).toFixed(1)} ms of a thread for a row`,
    `without the prefix: ${batch.aloneMs.toFixed(1)} ms for a row alone, ${batch.batchedMs.toFixed(1)} ms for one of ` +
      `${batch.rows} in a pass: ${gain.toFixed(2)} times as fast`,
  ].join('\n');
}
