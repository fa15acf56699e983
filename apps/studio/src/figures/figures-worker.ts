// Bootstraps take seconds: they run beside the page, which stays quick meanwhile.
import {
  bootstrapIntervals,
  compareRuns,
  type EvaluationRun,
  figureMetrics,
  type JudgedRun,
  judgeRun,
  type RunComparison,
  summarizeTasks,
  type TaskSummary,
} from '@guarded-chat/evaluate';
import type { Policy } from '@guarded-chat/policy';
import { expose } from 'comlink';
import type { FigureIntervals, JudgedColumns } from './judged-columns.ts';

/** The resamples of a bootstrap: fewer for large runs, whose intervals are narrow anyway. */
function resamplesFor(rows: number): number {
  return rows > 2000 ? 200 : 1000;
}

const api = {
  /** 95 % intervals of the figures of judged rows. */
  intervals({ scores, unsafe, flagged }: JudgedColumns): FigureIntervals {
    const rows = Array.from(scores, (score, index) => ({
      score,
      unsafe: unsafe[index] === 1,
      flagged: flagged[index] === 1,
    }));
    return bootstrapIntervals(rows, figureMetrics, { resamples: resamplesFor(rows.length) });
  },
  /** The figures of a run under a policy, with 95 % intervals. */
  summarize(
    run: EvaluationRun,
    policy: Policy,
  ): { judged: JudgedRun; summaries: readonly TaskSummary[] } {
    const judged = judgeRun(run, policy);
    const resamples = resamplesFor(judged.rows.length);
    return { judged, summaries: summarizeTasks(judged.rows, run.header.taxonomy, { resamples }) };
  },
  /** Two runs over the same rows, each under its policy. */
  compare(
    [first, firstPolicy]: readonly [EvaluationRun, Policy],
    [second, secondPolicy]: readonly [EvaluationRun, Policy],
  ): readonly RunComparison[] {
    const judged = [judgeRun(first, firstPolicy), judgeRun(second, secondPolicy)] as const;
    const resamples = resamplesFor(judged[0].rows.length);
    return compareRuns(judged[0], judged[1], { resamples });
  },
};

/** What the worker can do. */
export type FiguresApi = typeof api;

expose(api);
// Comlink heeds no message without an id: this one says that the script is there.
postMessage('started');
