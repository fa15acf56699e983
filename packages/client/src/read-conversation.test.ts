import type { Conversation } from '@guarded-chat/policy';
import { expect, test } from 'vitest';
import { readConversation, taskOf } from './read-conversation.ts';

const hello = { role: 'user', text: 'Hello' } as const;
const answer = { role: 'agent', text: 'Good morning' } as const;

test('a lone string is a conversation of one user message', () => {
  expect(readConversation('Hello', 'prompt-classification')).toEqual([hello]);
});

test('only role and text cross to the worker', () => {
  const rich = [{ ...hello, onClick: () => {} }];
  expect(readConversation(rich, 'prompt-classification')).toEqual([hello]);
});

test('the task is read off the role of the last turn', () => {
  expect(taskOf('Hello')).toBe('prompt-classification');
  expect(taskOf([hello])).toBe('prompt-classification');
  expect(taskOf([hello, answer])).toBe('response-classification');
  expect(taskOf([])).toBe('prompt-classification');
});

test.each([
  ['an empty message', '', 'conversation[0].text: is empty'],
  ['a message of white space', ' \n\t', 'conversation[0].text: is empty'],
  ['an empty conversation', [], 'conversation: expected at least one turn'],
  ['no array', { length: 1 }, 'conversation: expected an array'],
  ['an unknown role', [{ role: 'system', text: 'Be kind' }], 'conversation[0].role'],
  ['a text that is no string', [{ role: 'user', text: 3 }], 'conversation[0].text: expected'],
  ['a turn that is no object', [null], 'conversation[0].role: expected'],
  ['a last turn of the wrong role', [hello, answer], 'conversation[1].role: prompt-classification'],
])('%s is refused by the name of the field', (_what, input, message) => {
  expect(() => readConversation(input as Conversation, 'prompt-classification')).toThrow(message);
});

test('an unknown task is refused', () => {
  expect(() => readConversation('Hello', 'summary' as 'prompt-classification')).toThrow('task:');
});

test('what a person wrote is never in the message', () => {
  const secret = [{ role: 'agent', text: 'my secret' }] as const;
  expect(() => readConversation(secret, 'prompt-classification')).not.toThrow('secret');
});
