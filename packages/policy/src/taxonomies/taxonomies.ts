import type { Taxonomy } from '../taxonomy.ts';
import { llamaGuard1 } from './llama-guard-1.ts';
import { llamaGuard2 } from './llama-guard-2.ts';
import { llamaGuard3, llamaGuard3_1b, llamaGuard3Described } from './llama-guard-3.ts';

/** The published taxonomies that this package knows. */
export const taxonomies: {
  readonly llamaGuard1: Taxonomy;
  readonly llamaGuard2: Taxonomy;
  readonly llamaGuard3: Taxonomy;
  readonly llamaGuard3_1b: Taxonomy;
  readonly llamaGuard3Described: Taxonomy;
} = { llamaGuard1, llamaGuard2, llamaGuard3, llamaGuard3_1b, llamaGuard3Described };
