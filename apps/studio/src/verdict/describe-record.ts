import type { GuardAction, Verdict } from '@guarded-chat/policy';
import type { CheckRecord } from './check-record.ts';

/** The statuses in words. */
export const statusWords: Readonly<Record<Verdict['status'], string>> = {
  safe: 'Safe',
  unsafe: 'Unsafe',
  unchecked: 'Unchecked',
};

/** The actions in words. */
export const actionWords: Readonly<Record<GuardAction, string>> = {
  off: 'Off',
  log: 'Log',
  warn: 'Warn',
  block: 'Block',
};

/** What was checked: `Draft`, `Message` or `Answer`. */
export function kindOf({ task, isDraft }: Pick<CheckRecord, 'task' | 'isDraft'>): string {
  if (task === 'response-classification') return 'Answer';
  return isDraft ? 'Draft' : 'Message';
}

const messageConsequences: Readonly<Record<GuardAction, string>> = {
  off: 'The policy lets it pass.',
  log: 'The policy lets it pass, on record.',
  warn: 'The policy asks before it is sent.',
  block: 'The policy holds it: it is not sent.',
};

const answerConsequences: Readonly<Record<GuardAction, string>> = {
  off: 'The policy shows it.',
  log: 'The policy shows it, on record.',
  warn: 'The policy asks before it is shown.',
  block: 'The policy holds it back.',
};

/** What the policy does with the text, in a sentence. */
export function describeConsequence({ task, verdict }: CheckRecord): string {
  const isAnswer = task === 'response-classification';
  return (isAnswer ? answerConsequences : messageConsequences)[verdict.action];
}

/** What the text is about, in category names; empty when nothing was triggered. */
export function describeCategories({ verdict }: CheckRecord): string {
  if (verdict.status !== 'unsafe') return '';
  return verdict.categories.map(({ name }) => name).join(', ');
}
