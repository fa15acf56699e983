import type { AssessmentInput } from '@guarded-chat/engine';
import type { Assessment } from '@guarded-chat/policy';
import type { NodeDtype } from './open-guard-model.ts';

/** What a thread is started with. */
export interface WorkerSettings {
  /** Folder of the model package. */
  readonly folder: string;
  readonly dtype: NodeDtype;
}

/** One row for a thread. */
export type AssessmentTask = AssessmentInput;

/** What a thread answers; without a `kind`, the row does not fit the model's format. */
export type AssessmentAnswer =
  | { readonly ok: true; readonly assessment: Assessment }
  | { readonly ok: false; readonly kind?: string; readonly message: string };
