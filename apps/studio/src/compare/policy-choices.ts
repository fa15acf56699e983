import type { Policy } from '@guarded-chat/policy';
import type { LoadedModel } from '@guarded-chat/protocol';
import type { SavedVersion } from '../state/saved-versions.ts';
import { withThreshold } from '../policy/edit-policy.ts';

/** A policy that a run can be judged under. */
export interface PolicyChoice {
  readonly id: string;
  readonly name: string;
  readonly policy: Policy;
}

/**
 * The policies to compare: the one that is set, the same at each operating point of the model, and saved ones.
 * @param thresholds - Absent while there is no model.
 * @param versions - Policies that were saved by name.
 */
export function policyChoices(
  policy: Policy,
  thresholds: LoadedModel['thresholds'] | undefined,
  versions: readonly SavedVersion[],
): readonly PolicyChoice[] {
  const points = (['strict', 'default', 'lenient'] as const).flatMap((name) => {
    const threshold = thresholds?.[name];
    return threshold === undefined
      ? []
      : [{ id: name, name: `The same, ${name}`, policy: withThreshold(policy, threshold) }];
  });
  const saved = versions.map(({ id, name, settings }) => ({
    id,
    name: `Saved: ${name}`,
    policy: settings.policy,
  }));
  return [{ id: 'current', name: 'The policy that is set', policy }, ...points, ...saved];
}
