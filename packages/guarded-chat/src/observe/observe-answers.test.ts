import { expect, test } from 'vitest';
import { conversationBefore } from './observe-answers.ts';

const asked = { role: 'user', text: 'When do I plant beans?' } as const;
const answered = { role: 'agent', text: 'In May' } as const;

test('an answer follows what the host says was asked last', () => {
  expect(conversationBefore([asked, answered, asked], 'Hello')).toEqual([asked, answered, asked]);
});

test('an answer that the host has in its conversation already is not before itself', () => {
  expect(conversationBefore([asked, answered], 'Hello')).toEqual([asked]);
});

test('without a conversation, an answer follows the message that was sent', () => {
  expect(conversationBefore([], 'Hello')).toEqual([{ role: 'user', text: 'Hello' }]);
});
