import { parsePolicy } from '@guarded-chat/policy';
import { expect, it } from 'vitest';
import { recordWith } from '../testing/fixtures.ts';
import { describeCategories, describeConsequence, kindOf } from './describe-record.ts';

it('tells drafts, messages and answers apart', () => {
  const record = recordWith(0.9);
  expect(kindOf(record)).toBe('Message');
  expect(kindOf({ ...record, isDraft: true })).toBe('Draft');
  expect(kindOf({ ...record, task: 'response-classification' })).toBe('Answer');
});

it('says what the policy does with the text', () => {
  expect(describeConsequence(recordWith(0.1))).toBe('The policy lets it pass.');
  expect(describeConsequence(recordWith(0.9))).toContain('not sent');
  const warned = recordWith(0.9, parsePolicy({ action: 'warn' }));
  expect(describeConsequence({ ...warned, task: 'response-classification' })).toContain('shown');
});

it('names what was triggered, and nothing for a safe text', () => {
  expect(describeCategories(recordWith(0.9))).toBe('Non-Violent Crimes');
  expect(describeCategories(recordWith(0.1))).toBe('');
});
