import { describe, expect, it } from 'vitest';
import { excludeCategories, withoutDescriptions } from './narrow-taxonomy.ts';
import { taxonomies } from './taxonomies/taxonomies.ts';

const { llamaGuard1, llamaGuard3 } = taxonomies;

describe('excludeCategories', () => {
  it('leaves the other categories with their codes', () => {
    const codes = excludeCategories(llamaGuard3, ['S6', 'S1']).categories.map((one) => one.code);
    expect(codes.join()).toBe('S2,S3,S4,S5,S7,S8,S9,S10,S11,S12,S13,S14');
    expect(llamaGuard3.categories).toHaveLength(14);
  });

  it('refuses a code that is not in the taxonomy', () => {
    expect(() => excludeCategories(llamaGuard3, ['S1', 'O1'])).toThrow(
      new TypeError('codes[1]: "O1" is not in the taxonomy "llama-guard-3"'),
    );
  });

  it('refuses to leave nothing to ask about', () => {
    const all = llamaGuard3.categories.map((one) => one.code);
    expect(() => excludeCategories(llamaGuard3, all)).toThrow(TypeError);
  });
});

describe('withoutDescriptions', () => {
  it('keeps codes and names', () => {
    expect(withoutDescriptions(llamaGuard1).categories[0]).toStrictEqual({
      code: 'O1',
      name: 'Violence and Hate',
    });
  });
});
