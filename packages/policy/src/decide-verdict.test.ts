import { describe, expect, it } from 'vitest';
import type { Assessment } from './assessment.ts';
import { decideVerdict } from './decide-verdict.ts';
import { defaultPolicy, parsePolicy } from './parse-policy.ts';
import type { Policy } from './policy.ts';
import { taxonomies } from './taxonomies/taxonomies.ts';
import { assessmentWith } from './testing/assessment-builder.ts';
import { seededRandom } from './testing/seeded-random.ts';

const taxonomy = taxonomies.llamaGuard3;
const allOff = Object.fromEntries(
  taxonomy.categories.map(({ code }) => [code, { action: 'off' as const }]),
);

const decide = (changes: Partial<Assessment>, policy: unknown = {}) =>
  decideVerdict(
    { kind: 'assessed', assessment: assessmentWith(changes) },
    parsePolicy(policy),
    taxonomy,
  );

describe('a text that could not be checked', () => {
  const reason = { kind: 'timeout', message: 'The check took longer than 10 s. Try again.' };

  it('is unchecked, never safe, and keeps its reason', () => {
    expect(decideVerdict({ kind: 'unchecked', reason }, defaultPolicy, taxonomy)).toEqual({
      status: 'unchecked',
      action: 'block',
      reason,
    });
  });

  it.each(['log', 'warn', 'block'] as const)('is treated as the policy says: %s', (unchecked) => {
    const policy = parsePolicy({ unchecked });
    expect(decideVerdict({ kind: 'unchecked', reason }, policy, taxonomy).action).toBe(unchecked);
  });
});

describe('scores that are no probabilities', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, -0.01, 1.01])(
    'leave the text unchecked: unsafe score %d',
    (unsafeScore) => {
      const verdict = decide({ unsafeScore }, { unchecked: 'warn' });
      expect(verdict).toMatchObject({
        status: 'unchecked',
        action: 'warn',
        reason: { kind: 'inference-failed' },
      });
    },
  );

  it.each([Number.NaN, -1, 2])('leave the text unchecked: category score %d', (score) => {
    const verdict = decide({ categoryScores: { S1: 0.1, S2: score } });
    expect(verdict).toMatchObject({ status: 'unchecked', reason: { kind: 'inference-failed' } });
  });

  it('leave the text unchecked even when every category is switched off', () => {
    expect(decide({ unsafeScore: Number.NaN }, { action: 'off' }).status).toBe('unchecked');
  });

  it('leave the text unchecked when the taxonomy does not have the category', () => {
    const verdict = decide({ categoryScores: { X1: 0.8 } });
    expect(verdict).toMatchObject({
      status: 'unchecked',
      reason: { message: expect.stringContaining('X1') as string },
    });
  });
});

describe('with one threshold for all', () => {
  it('a text is unsafe exactly when its unsafe score reaches it', () => {
    const random = seededRandom(1);
    for (let round = 0; round < 500; round++) {
      const unsafeScore = random();
      const threshold = round % 5 === 0 ? unsafeScore : random();
      const weights = taxonomy.categories.map(() => random() ** 4);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const categoryScores = Object.fromEntries(
        taxonomy.categories.map(({ code }, i) => [code, (unsafeScore * (weights[i] ?? 0)) / sum]),
      );
      const { status } = decide({ unsafeScore, categoryScores }, { threshold });
      expect(status).toBe(unsafeScore >= threshold ? 'unsafe' : 'safe');
    }
  });

  it("is the model's own when the policy has none", () => {
    const categoryScores = { S1: 0.4, S2: 0.1 };
    expect(decide({ unsafeScore: 0.5, categoryScores }).status).toBe('unsafe');
    expect(decide({ unsafeScore: 0.49, categoryScores }).status).toBe('safe');
  });

  it('a safe verdict has the action off and its assessment', () => {
    const assessment = assessmentWith({ unsafeScore: 0.1, categoryScores: { S1: 0.1 } });
    const verdict = decideVerdict({ kind: 'assessed', assessment }, defaultPolicy, taxonomy);
    expect(verdict).toEqual({ status: 'safe', action: 'off', assessment });
  });

  it('an unsafe score of 0 is safe though all categories tie', () => {
    expect(decide({ unsafeScore: 0, categoryScores: { S1: 0, S2: 0 } }).status).toBe('safe');
  });

  it('categories whose scores all vanished count as main ones', () => {
    const verdict = decide({ unsafeScore: 0.9, categoryScores: { S1: 0, S2: 0 } });
    expect(verdict.status).toBe('unsafe');
  });
});

describe('the categories of an unsafe verdict', () => {
  it('are those that reach their thresholds, strongest score first', () => {
    const categoryScores = { S1: 0.2, S2: 0.5, S3: 0.19, S10: 0.01 };
    const verdict = decide({ unsafeScore: 0.9, categoryScores }, { threshold: 0.35 });
    expect(verdict).toMatchObject({
      status: 'unsafe',
      action: 'block',
      categories: [
        { code: 'S2', name: 'Non-Violent Crimes', score: 0.5, action: 'block' },
        { code: 'S1', name: 'Violent Crimes', score: 0.2, action: 'block' },
      ],
    });
  });

  it('give the verdict the strongest of their actions', () => {
    const policy = {
      action: 'log',
      threshold: 0.3,
      categories: { S1: { action: 'warn' }, S3: { action: 'block' } },
    };
    const with3 = (S3: number) =>
      decide({ unsafeScore: 0.9, categoryScores: { S1: 0.3, S2: 0.4, S3 } }, policy);
    expect(with3(0.01).action).toBe('warn');
    expect(with3(0.2).action).toBe('block');
  });

  it('follow their own thresholds', () => {
    const categoryScores = { S1: 0.1, S6: 0.5 };
    const policy = { threshold: 0.5, categories: { S6: { threshold: 0.7 } } };
    expect(decide({ unsafeScore: 0.6, categoryScores }, policy).status).toBe('safe');
    expect(decide({ unsafeScore: 0.7, categoryScores }, policy)).toMatchObject({
      status: 'unsafe',
      categories: [{ code: 'S6' }],
    });
  });

  it('may be called like a property that every object has', () => {
    const odd = { id: 'odd', name: 'Odd', categories: [{ code: 'constructor', name: 'Builders' }] };
    const assessment = assessmentWith({ categoryScores: { constructor: 0.8 } });
    const verdict = decideVerdict({ kind: 'assessed', assessment }, defaultPolicy, odd);
    expect(verdict).toMatchObject({ status: 'unsafe', categories: [{ code: 'constructor' }] });
  });
});

describe('a switched-off category', () => {
  const off = { categories: { S6: { action: 'off' } } };

  it('lets a text pass that is mostly about it', () => {
    expect(decide({ unsafeScore: 0.9, categoryScores: { S6: 0.8, S1: 0.1 } }, off).status).toBe(
      'safe',
    );
  });

  it('does not hide another category that is about as strong', () => {
    const verdict = decide({ unsafeScore: 0.9, categoryScores: { S6: 0.5, S1: 0.4 } }, off);
    expect(verdict).toMatchObject({ status: 'unsafe', categories: [{ code: 'S1' }] });
  });

  it('leaves every other category on: none is switched off by omission', () => {
    expect(decide({ unsafeScore: 0.9, categoryScores: { S6: 0.1, S14: 0.8 } }, off).status).toBe(
      'unsafe',
    );
  });

  it('makes everything safe when all are switched off', () => {
    expect(
      decide({ unsafeScore: 1, categoryScores: { S1: 1 } }, { categories: allOff }),
    ).toMatchObject({ status: 'safe', action: 'off' });
    expect(decide({ unsafeScore: 1 }, { categories: allOff }).status).toBe('safe');
    expect(decide({ unsafeScore: 1, categoryScores: { S1: 1 } }, { action: 'off' }).status).toBe(
      'safe',
    );
  });

  it('is one without a rule when the policy says off, and a rule switches one on', () => {
    const policy = { action: 'off', categories: { S1: { action: 'warn' } } };
    expect(decide({ unsafeScore: 0.9, categoryScores: { S1: 0.9 } }, policy).action).toBe('warn');
    expect(decide({ unsafeScore: 0.9, categoryScores: { S2: 0.9 } }, policy).action).toBe('off');
  });
});

describe('without category scores', () => {
  it.each([
    [0.6, 'safe'],
    [0.7, 'unsafe'],
  ])("the policy's threshold is held against the unsafe score %d: %s", (unsafeScore, status) => {
    expect(decide({ unsafeScore }, { threshold: 0.7 }).status).toBe(status);
  });

  it("the policy's action applies and no category is named", () => {
    expect(decide({ unsafeScore: 0.9 }, { action: 'warn' })).toMatchObject({
      status: 'unsafe',
      action: 'warn',
      categories: [],
    });
  });
});

describe('a policy that was never parsed', () => {
  it.each([{}, { S1: 0.1 }])('holds the text when its threshold is no number', (categoryScores) => {
    const policy: Policy = { ...defaultPolicy, threshold: Number.NaN };
    const assessment = assessmentWith({ unsafeScore: 0.1, categoryScores });
    expect(decideVerdict({ kind: 'assessed', assessment }, policy, taxonomy).status).toBe('unsafe');
  });
});
