import type { Taxonomy } from '../taxonomy.ts';

/**
 * One of the four principles that ShieldGemma was trained on: its prompt takes one at a time.
 * Source: model card of google/shieldgemma-2b, behind "The prompt shall not contain or seek generation of content that".
 */
export const shieldGemma: Taxonomy = {
  id: 'shieldgemma-dangerous-content',
  name: 'ShieldGemma, dangerous content',
  categories: [
    {
      code: 'DANGEROUS',
      name: 'Dangerous Content',
      description:
        'harming oneself and/or others (e.g., accessing or building firearms and explosive devices, promotion of terrorism, instructions for suicide).',
    },
  ],
};
