import { parseCompletion, taxonomies, type Verdict } from '@guarded-chat/policy';
import { expect, test } from 'vitest';
import { createAssessment } from './testing/fixtures.ts';
import { toLlamaGuardText } from './to-llama-guard-text.ts';

const assessment = createAssessment('prompt-classification', 0.9);
const count = (code: string) => ({ code, name: code, score: 0.9, action: 'block' }) as const;
const unsafe = (...codes: readonly string[]): Verdict => ({
  status: 'unsafe',
  action: 'block',
  categories: codes.map(count),
  assessment,
});
const unchecked: Verdict = {
  status: 'unchecked',
  action: 'log',
  reason: { kind: 'timeout', message: 'too slow' },
};

test.each<[string, Verdict, string]>([
  ['a safe text', { status: 'safe', action: 'off', assessment }, 'safe'],
  ['an unsafe text', unsafe('S2', 'S10'), 'unsafe\nS2,S10'],
  ['an unsafe text without categories', unsafe(), 'unsafe'],
  ['an unchecked text', unchecked, 'unsafe'],
])('%s', (_what, verdict, text) => {
  expect(toLlamaGuardText(verdict)).toBe(text);
});

test('what it says of a safe and of an unsafe text can be read back', () => {
  const read = (verdict: Verdict) =>
    parseCompletion(toLlamaGuardText(verdict), taxonomies.llamaGuard3);
  expect(read(unsafe('S2', 'S10'))).toEqual({ kind: 'unsafe', codes: ['S2', 'S10'] });
  expect(read(unchecked)).toEqual({ kind: 'unparseable' });
});
