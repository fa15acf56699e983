import { expect, test } from 'vitest';
import { type EnterContext, type EnterKey, readEnterKey } from './read-enter-key.ts';

const plain: EnterKey = {
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
};
const area: EnterContext = { isMultiline: true, newlineOnEnter: false };
const line: EnterContext = { ...area, isMultiline: false };
const letter: EnterContext = { ...area, newlineOnEnter: true };

test.each<[string, Partial<EnterKey>, EnterContext, string]>([
  ['Enter sends', {}, area, 'send'],
  ['Shift with Enter starts a line', { shiftKey: true }, area, 'newline'],
  ['Control with Enter sends', { ctrlKey: true }, area, 'send'],
  ['in a one-line field, Shift with Enter sends too', { shiftKey: true }, line, 'send'],
  ['where Enter starts a line, it does', {}, letter, 'newline'],
  ['and Control with Enter sends there', { ctrlKey: true }, letter, 'send'],
  ['and Command with Enter as well', { metaKey: true }, letter, 'send'],
  ['Enter in an input method ends a word', { isComposing: true }, area, 'compose'],
  ['also as Safari reports it', { keyCode: 229 }, area, 'compose'],
  ['also with Control', { ctrlKey: true, isComposing: true }, letter, 'compose'],
  ['other keys mean nothing', { key: 'a' }, area, 'other-key'],
])('%s', (_what, pressed, context, meaning) => {
  expect(readEnterKey({ ...plain, ...pressed }, context)).toBe(meaning);
});
