import { parsePolicy } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { type ChatMessage, conversationOf, heldAnswerText, isVisible } from './studio-state.ts';
import { recordWith } from '../testing/fixtures.ts';

const question: ChatMessage = { id: 1, role: 'user', text: 'hello', record: recordWith(0.1) };
const answer: ChatMessage = { id: 2, role: 'agent', text: 'hi', record: recordWith(0.1) };
const warned = recordWith(0.9, parsePolicy({ action: 'warn' }));

describe('isVisible', () => {
  it('shows an answer that may pass', () => {
    expect(isVisible(answer)).toBe(true);
    expect(isVisible({ ...answer, record: recordWith(0.9, parsePolicy({ action: 'log' })) })).toBe(
      true,
    );
  });

  it('hides an answer that is blocked or not checked yet', () => {
    expect(isVisible({ ...answer, record: recordWith(0.9) })).toBe(false);
    expect(isVisible({ id: 3, role: 'agent', text: 'hi' })).toBe(false);
  });

  it('shows an answer with a warning only when asked to', () => {
    expect(isVisible({ ...answer, record: warned })).toBe(false);
    expect(isVisible({ ...answer, record: warned, isRevealed: true })).toBe(true);
  });

  it('does not reveal an answer that is blocked by now', () => {
    expect(isVisible({ ...answer, record: recordWith(0.9), isRevealed: true })).toBe(false);
  });
});

describe('conversationOf', () => {
  it('takes questions with their answers', () => {
    expect(conversationOf([question, answer])).toEqual([
      { role: 'user', text: 'hello' },
      { role: 'agent', text: 'hi' },
    ]);
  });

  it('leaves out a question that has no checked answer yet', () => {
    const pending: ChatMessage = { id: 4, role: 'agent', text: 'hm' };
    expect(conversationOf([question, answer, question, pending])).toHaveLength(2);
    expect(conversationOf([question])).toEqual([]);
  });

  it('never carries the text of a held answer', () => {
    const held = { ...answer, record: recordWith(0.9) };
    expect(conversationOf([question, held])[1]?.text).toBe(heldAnswerText);
  });
});
