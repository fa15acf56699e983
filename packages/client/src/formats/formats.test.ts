import { parseCompletion, taxonomies, type Verdict } from '@guarded-chat/policy';
import { describe, expect, test } from 'vitest';
import { createAssessment } from '../testing/fixtures.ts';
import { toLlamaGuardText, toModerationResult, toVerdictJson } from './index.ts';

const task = 'prompt-classification';
const safe: Verdict = { status: 'safe', action: 'off', assessment: createAssessment(task, 0.1) };
const unsafe: Verdict = {
  status: 'unsafe',
  action: 'warn',
  categories: [
    { code: 'S2', name: 'Non-Violent Crimes', score: 0.6, action: 'warn' },
    { code: 'S9', name: 'Indiscriminate Weapons', score: 0.3, action: 'log' },
  ],
  assessment: createAssessment(task, 0.9),
};
const unchecked: Verdict = {
  status: 'unchecked',
  action: 'log',
  reason: { kind: 'timeout', message: 'The check took too long.' },
};

describe('Llama Guard text', () => {
  test('says safe, or unsafe with the codes that count', () => {
    expect(toLlamaGuardText(safe)).toBe('safe');
    expect(toLlamaGuardText(unsafe)).toBe('unsafe\nS2,S9');
  });

  test('is what the reader of completions reads', () => {
    expect(parseCompletion(toLlamaGuardText(unsafe), taxonomies.llamaGuard3)).toEqual({
      kind: 'unsafe',
      codes: ['S2', 'S9'],
    });
  });

  test.each([
    ['a text that could not be checked', unchecked],
    ['an unsafe text without categories', { ...unsafe, categories: [] }],
  ])('%s is unsafe without codes, whatever its action', (_what, verdict) => {
    expect(toLlamaGuardText(verdict)).toBe('unsafe');
  });
});

describe('JSON', () => {
  test('has the decision, the scores and the model', () => {
    expect(toVerdictJson(unsafe)).toEqual({
      status: 'unsafe',
      action: 'warn',
      categories: unsafe.categories,
      task,
      unsafeScore: 0.9,
      categoryScores: { S2: 0.9 },
      model: { id: 'pocket-guard', revision: 'c0ffee' },
    });
    expect(toVerdictJson(safe)).toMatchObject({ status: 'safe', categories: [] });
  });

  test('of a text that could not be checked has the reason, and no scores', () => {
    expect(toVerdictJson(unchecked)).toEqual({
      status: 'unchecked',
      action: 'log',
      categories: [],
      reason: { kind: 'timeout', message: 'The check took too long.' },
    });
  });
});

test('the shape of a moderation endpoint comes from the policy package', () => {
  expect(toModerationResult(unchecked).flagged).toBe(true);
});
