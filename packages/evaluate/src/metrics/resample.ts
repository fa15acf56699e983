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
  readonly sampleOf: (indices: ArrayLike<number>) => Sample;
}

/**
 * Prepares texts for resampling. The inner loop runs millions of times, hence plain arrays of numbers.
 * @throws RangeError when a score is not finite.
 */
export function createResampler(rows: readonly JudgedLabel[]): Resampler {
  const groups = groupByScore(rows).map((group) => ({ ...group }));
  const groupOfScore = new Map(groups.map((group, index) => [group.score, index]));
  /** Counts of a sample: two a group, unsafe then safe. */
  const counts = new Int32Array(2 * groups.length);
  const countOfRow = Int32Array.from(rows, ({ score, unsafe }) => {
    return 2 * (groupOfScore.get(score) ?? 0) + (unsafe ? 0 : 1);
  });
  /** Each row's cell of the confusion matrix: flagged and unsafe, flagged and safe, passed and unsafe, passed and safe. */
  const cellOfRow = Uint8Array.from(rows, ({ unsafe, flagged }) => {
    return (flagged ? 0 : 2) + (unsafe ? 0 : 1);
  });
  return {
    sampleOf(indices) {
      counts.fill(0);
      const cells = new Int32Array(4);
      for (let place = 0; place < indices.length; place += 1) {
        const row = indices[place] ?? 0;
        addOne(counts, countOfRow[row] ?? 0);
        addOne(cells, cellOfRow[row] ?? 0);
      }
      for (const [index, group] of groups.entries()) {
        group.unsafe = counts[2 * index] ?? 0;
        group.safe = counts[2 * index + 1] ?? 0;
      }
      const [truePositives = 0, falsePositives = 0, falseNegatives = 0, trueNegatives = 0] = cells;
      const confusion = { truePositives, falsePositives, falseNegatives, trueNegatives };
      return { groups, confusion };
    },
  };
}

function addOne(counts: Int32Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}
