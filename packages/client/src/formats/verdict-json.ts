import type {
  AssessmentModel,
  GuardAction,
  GuardTask,
  Verdict,
  VerdictCategory,
} from '@guarded-chat/policy';

/** A verdict as plain data for logs and other programs. It never holds the text that was judged. */
export interface VerdictJson {
  readonly status: Verdict['status'];
  readonly action: GuardAction;
  /** What counts under the policy, strongest score first; empty unless the status is `unsafe`. */
  readonly categories: readonly VerdictCategory[];
  /** Why there is no answer: only with the status `unchecked`. */
  readonly reason?: { readonly kind: string; readonly message: string };
  /** The rest is what the model said: absent with the status `unchecked`. */
  readonly task?: GuardTask;
  /** In [0, 1]. */
  readonly unsafeScore?: number;
  /** By category code, in [0, 1]: of all categories, whether they count or not. */
  readonly categoryScores?: Readonly<Record<string, number>>;
  /** `revision` is the SHA-256 of the model's manifest; `selfTest` says whether anything vouches for its scores. */
  readonly model?: Pick<AssessmentModel, 'id' | 'revision' | 'selfTest'>;
}

/** The verdict as plain data, for `JSON.stringify`. */
export function toVerdictJson(verdict: Verdict): VerdictJson {
  const { status, action } = verdict;
  if (status === 'unchecked') {
    const { kind, message } = verdict.reason;
    return { status, action, categories: [], reason: { kind, message } };
  }
  const { task, unsafeScore, categoryScores, model } = verdict.assessment;
  return {
    status,
    action,
    categories: status === 'unsafe' ? verdict.categories : [],
    task,
    unsafeScore,
    categoryScores,
    model: {
      id: model.id,
      revision: model.revision,
      ...(model.selfTest && { selfTest: model.selfTest }),
    },
  };
}
