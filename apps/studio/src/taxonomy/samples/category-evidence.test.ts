import { parsePolicy, taxonomies } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { assessmentWith } from '../../testing/fixtures.ts';
import { type CategoryEvidence, measureCategories, warningOf } from './category-evidence.ts';

const { llamaGuard3 } = taxonomies;
const policy = parsePolicy({ threshold: 0.5 });

/** Judged with its main category S2. */
const judged = (expected: string | null, score: number) => ({
  sample: { id: `${expected} ${score}`, text: 'text', expected },
  assessment: assessmentWith(score),
});

const evidence: CategoryEvidence = {
  code: 'S15',
  examples: 4,
  found: 4,
  named: 4,
  wrong: 0,
  isZeroShot: true,
};

describe('measureCategories', () => {
  const measured = measureCategories(
    [judged('S2', 0.9), judged('S2', 0.2), judged('S1', 0.9), judged(null, 0.8)],
    llamaGuard3,
    policy,
    llamaGuard3,
  );

  it('counts what is found, named and wrongly taken for it', () => {
    const S2 = { examples: 2, found: 1, named: 2, wrong: 2, isZeroShot: false };
    expect(measured.find(({ code }) => code === 'S2')).toEqual({ code: 'S2', ...S2 });
    const S1 = { examples: 1, found: 1, named: 0, wrong: 0, isZeroShot: false };
    expect(measured.find(({ code }) => code === 'S1')).toEqual({ code: 'S1', ...S1 });
  });

  it('knows a category that the model was not made with, even under a known code', () => {
    const [first, ...others] = llamaGuard3.categories;
    const renamed = { code: first?.code ?? '', name: 'House rules' };
    const taxonomy = { ...llamaGuard3, categories: [renamed, ...others] };
    const found = measureCategories([], taxonomy, policy, llamaGuard3);
    expect(found.filter(({ isZeroShot }) => isZeroShot).map(({ code }) => code)).toEqual(['S1']);
  });
});

describe('warningOf', () => {
  it('says nothing of a category that does well', () => {
    expect(warningOf(evidence)).toBeUndefined();
  });

  it('asks for examples of a category that the model was not made with', () => {
    expect(warningOf({ ...evidence, examples: 0 })).toContain('not measured');
    expect(warningOf({ ...evidence, examples: 0, isZeroShot: false })).toBeUndefined();
  });

  it('gives the measured numbers of a weak one', () => {
    expect(warningOf({ ...evidence, found: 1, named: 0, wrong: 2 })).toBe(
      'Zero-shot and weak: the model finds 1 of your 4, names 0 of your 4 so, takes 2 of the others for it.',
    );
    expect(warningOf({ ...evidence, examples: 2, found: 0, named: 2 })).toContain('few examples');
  });
});
