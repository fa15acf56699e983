import type { Assessment } from '@guarded-chat/policy';
import { Piscina } from 'piscina';
import type { AssessmentAnswer, AssessmentTask, WorkerSettings } from './assessment-task.ts';

/** Threads that judge rows, each with the model loaded once. */
export interface AssessmentPool {
  readonly threads: number;
  /**
   * Judges one row.
   * @throws Error with the `kind` of the engine's failure; TypeError for a row that does not fit the model's format.
   */
  readonly assess: (task: AssessmentTask) => Promise<Assessment>;
  /** Ends the threads when they have done what they were given. */
  readonly close: () => Promise<void>;
}

/**
 * Starts threads; each loads the model, which takes a second or two.
 * @param worker - The built `assessment-worker`.
 */
export function createAssessmentPool(
  worker: URL,
  settings: WorkerSettings,
  threads: number,
): AssessmentPool {
  const pool = new Piscina<AssessmentTask, AssessmentAnswer>({
    filename: worker.href,
    minThreads: threads,
    maxThreads: threads,
    workerData: settings,
  });
  return {
    threads,
    async assess(task) {
      const answer = await pool.run(task);
      if (answer.ok) return answer.assessment;
      const { kind, message } = answer;
      throw kind === undefined
        ? new TypeError(message)
        : Object.assign(new Error(message), { kind });
    },
    close: () => pool.close(),
  };
}
