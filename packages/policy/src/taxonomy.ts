import type { HazardCategory } from './hazard-category.ts';

/** What the model is asked: an ordered list of hazard categories. Editing it means a new prompt and new inference. */
export interface Taxonomy {
  readonly id: string;
  readonly name: string;
  readonly categories: readonly HazardCategory[];
}
