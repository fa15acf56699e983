import type { Taxonomy } from '@guarded-chat/policy';
import type { StudioSettings } from '../state/studio-settings.ts';

/** A code that a category had, and the one that it has now. */
export interface CodeChange {
  readonly from: string;
  readonly to: string;
}

/** The category whose code alone was changed; undefined when anything else was. */
export function findCodeChange(before: Taxonomy, after: Taxonomy): CodeChange | undefined {
  if (before.categories.length !== after.categories.length) return undefined;
  const changes = before.categories.flatMap(({ code }, index) => {
    const to = after.categories[index]?.code ?? code;
    return to === code ? [] : [{ from: code, to }];
  });
  return changes.length === 1 ? changes[0] : undefined;
}

/** The settings with a category's rule, and its being switched off, under its new code. */
export function withRenamedCode(
  settings: StudioSettings,
  { from, to }: CodeChange,
): StudioSettings {
  const { policy, excludedCodes } = settings;
  const rules = Object.entries(policy.categories).map(([code, rule]) => [
    code === from ? to : code,
    rule,
  ]);
  return {
    ...settings,
    policy: { ...policy, categories: Object.fromEntries(rules) as typeof policy.categories },
    excludedCodes: excludedCodes.map((code) => (code === from ? to : code)),
  };
}
