import { workerData } from 'node:worker_threads';
import { assessConversation, EngineError, PrefixCache } from '@guarded-chat/engine';
import type { AssessmentAnswer, AssessmentTask, WorkerSettings } from './assessment-task.ts';
import { openGuardModel, readModelPackage } from './open-guard-model.ts';

const { folder, dtype } = workerData as WorkerSettings;
const model = await openGuardModel(readModelPackage(folder, dtype), 1);
const prefixes = new PrefixCache(model);

/** Judges one row on this thread. What fails for the row is a value, as an error would lose its kind on the way. */
export default async function assess(task: AssessmentTask): Promise<AssessmentAnswer> {
  try {
    return { ok: true, assessment: await assessConversation(task, { model, prefixes }) };
  } catch (error) {
    if (error instanceof EngineError)
      return { ok: false, kind: error.kind, message: error.message };
    if (error instanceof TypeError) return { ok: false, message: error.message };
    throw error;
  }
}
