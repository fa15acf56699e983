import type { HazardCategory } from '../hazard-category.ts';

/** A category whose description is written as lines. */
export function describedCategory(
  code: string,
  name: string,
  lines: readonly string[],
): HazardCategory {
  return { code, name, description: lines.join('\n') };
}
