import type { CalledLabel, ConfusionCounts } from './confusion.ts';
import { groupByScore, type ScoredLabel, type ScoreGroup } from './score-groups.ts';

/** A text with its label, its score and its verdict: all that the binary metrics need. */
export interface JudgedLabel extends ScoredLabel, CalledLabel {}

/** Texts as the metrics take them; valid until the next resample is drawn. */
export interface Sample {
  readonly groups: readonly ScoreGroup[];
  readonly confusion: ConfusionCounts;
}

/** A figure of a sample; `undefined` when the sample cannot give it. */
export type Metric = (sample: Sample) => number | undefined;

/** Draws resamples without sorting again: only the counts in the score groups change. */
export interface Resampler {
  /**
   * The sample of the texts with these indices, repeats included. It reuses its memory.
   * @param indices - Of the texts, each in [0, number of texts).
   */
  readonly sampleOf: (indices: Iterable<number>) => Sample;
}

type Mutable<Counts> = { -readonly [Key in keyof Counts]: number };

/**
 * Prepares texts for resampling.
 * @throws RangeError when a score is not finite.
 */
export function createResampler(rows: readonly JudgedLabel[]): Resampler {
  const groups = groupByScore(rows).map((group) => ({ ...group }));
  const groupByValue = new Map(groups.map((group) => [group.score, group]));
  const groupOfRow = rows.map((row) => groupByValue.get(row.score));
  return {
    sampleOf(indices) {
      for (const group of groups) {
        group.unsafe = 0;
        group.safe = 0;
      }
      const confusion: Mutable<ConfusionCounts> = {
        truePositives: 0,
        falsePositives: 0,
        trueNegatives: 0,
        falseNegatives: 0,
      };
      for (const index of indices) {
        const row = rows[index];
        const group = groupOfRow[index];
        if (row === undefined || group === undefined) {
          throw new RangeError(`indices: ${index} is not one of ${rows.length} rows`);
        }
        group[row.unsafe ? 'unsafe' : 'safe'] += 1;
        if (row.flagged) confusion[row.unsafe ? 'truePositives' : 'falsePositives'] += 1;
        else confusion[row.unsafe ? 'falseNegatives' : 'trueNegatives'] += 1;
      }
      return { groups, confusion };
    },
  };
}
