export { type AssessmentPool, createAssessmentPool } from './assessment-pool.ts';
export type { WorkerSettings } from './assessment-task.ts';
export {
  type ModelPackage,
  type NodeDtype,
  openGuardModel,
  readModelPackage,
} from './open-guard-model.ts';
export { type DataFileOptions, readDataFile } from './read-data-file.ts';
export { type RunRowsOptions, runRows } from './run-rows.ts';
export { createMemoryCache, openScoreCache, type ScoreCache } from './score-cache.ts';
export { writeReport } from './write-report.ts';
