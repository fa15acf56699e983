import { type Taxonomy, taxonomies } from '@guarded-chat/policy';

/** A list to start from. */
export interface TaxonomyPreset {
  readonly name: string;
  readonly taxonomy: Taxonomy;
}

/** The published lists, and one with a single category to begin with. */
export const taxonomyPresets: readonly TaxonomyPreset[] = [
  { name: 'Llama Guard 3', taxonomy: taxonomies.llamaGuard3 },
  { name: 'Llama Guard 3, with descriptions', taxonomy: taxonomies.llamaGuard3Described },
  { name: 'Llama Guard 2', taxonomy: taxonomies.llamaGuard2 },
  { name: 'Llama Guard 1', taxonomy: taxonomies.llamaGuard1 },
  {
    name: 'Blank',
    taxonomy: {
      id: 'custom',
      name: 'A list of my own',
      categories: [{ code: 'S1', name: 'My first category' }],
    },
  },
];
