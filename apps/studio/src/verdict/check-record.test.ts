import { parsePolicy, taxonomies, type Verdict } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { createRecord, redecide, thresholdOf, topCategories } from './check-record.ts';
import { assessmentWith, recordWith } from '../testing/fixtures.ts';

const unchecked: Verdict = {
  status: 'unchecked',
  action: 'block',
  reason: { kind: 'timeout', message: 'It took too long.' },
};

function uncheckedRecord() {
  const taxonomy = taxonomies.llamaGuard3;
  const task = 'prompt-classification';
  return createRecord({
    task,
    isDraft: false,
    text: 'hello',
    conversation: [{ role: 'user', text: 'hello' }],
    taxonomy,
    protocol: 'pocket-guard-1',
    verdict: unchecked,
  });
}

describe('redecide', () => {
  it('gives another verdict on the same scores', () => {
    const record = recordWith(0.6);
    expect(record.verdict.status).toBe('unsafe');
    expect(redecide(record, parsePolicy({ threshold: 0.7 })).verdict.status).toBe('safe');
  });

  it('gives the first verdict again when the policy is set back', () => {
    const record = recordWith(0.6);
    const lenient = redecide(record, parsePolicy({ threshold: 0.7 }));
    expect(redecide(lenient, parsePolicy({}))).toEqual(record);
  });

  it('gives an unchecked text the action of the policy, and never makes it safe', () => {
    const { verdict } = redecide(uncheckedRecord(), parsePolicy({ unchecked: 'warn' }));
    expect(verdict).toEqual({ ...unchecked, action: 'warn' });
  });
});

describe('topCategories', () => {
  it('lists the strongest first, with their names', () => {
    expect(topCategories(recordWith(0.5), 1)).toEqual([
      { code: 'S2', name: 'Non-Violent Crimes', score: 0.45 },
    ]);
  });

  it('lists none for an unchecked text', () => {
    expect(topCategories(uncheckedRecord(), 3)).toEqual([]);
  });
});

describe('thresholdOf', () => {
  it("is the policy's, else the model's", () => {
    const assessment = assessmentWith(0.1);
    expect(thresholdOf(assessment, parsePolicy({ threshold: 0.3 }))).toBe(0.3);
    expect(thresholdOf(assessment, parsePolicy({}))).toBe(0.5);
  });
});
