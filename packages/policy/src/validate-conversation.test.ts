import { describe, expect, it } from 'vitest';
import { taskOf, validateConversation } from './validate-conversation.ts';

const user = (text = 'Hello') => ({ role: 'user', text }) as const;
const agent = (text = 'Hi') => ({ role: 'agent', text }) as const;

describe('validateConversation', () => {
  it('keeps the turns as they are', () => {
    const turns = [user(' one '), agent(''), user('three')];
    expect(validateConversation(turns)).toEqual(turns);
  });

  it('takes the task from the last turn unless it is told', () => {
    expect(taskOf([user()])).toBe('prompt-classification');
    expect(taskOf([user(), agent()])).toBe('response-classification');
    expect(validateConversation([user()], 'prompt-classification')).toHaveLength(1);
    expect(validateConversation([user(), agent()], 'response-classification')).toHaveLength(2);
  });

  it.each<[string, unknown, string]>([
    ['no list', 'Hello', 'conversation: must be an array of turns, but is string'],
    ['no turns', [], 'conversation: has no turns; there is nothing to judge'],
    [
      'a turn that is none',
      ['Hello'],
      'conversation[0]: must be a turn {role, text}, but is string',
    ],
    [
      'an unknown role',
      [{ role: 'system', text: '' }],
      'conversation[0].role: "system" is not one of user, agent',
    ],
    [
      'an agent who begins',
      [agent()],
      'conversation[0].role: must be "user": turns alternate, and the user begins',
    ],
    [
      'two users in a row',
      [user(), user()],
      'conversation[1].role: must be "agent": turns alternate, and the user begins',
    ],
    [
      'a text that is none',
      [{ role: 'user', text: 7 }],
      'conversation[0].text: must be a string, but is number',
    ],
    [
      'an empty last text',
      [user(), agent('')],
      'conversation[1].text: is empty; there is nothing to judge',
    ],
    [
      'a blank last text',
      [user(' \n\t ')],
      'conversation[0].text: is empty; there is nothing to judge',
    ],
  ])('refuses %s and names the field', (_title, input, message) => {
    expect(() => validateConversation(input)).toThrow(new TypeError(message));
  });

  it('refuses a last turn that does not fit the task', () => {
    expect(() => validateConversation([user()], 'response-classification')).toThrow(
      "conversation[0].role: the last turn of a response-classification must be the agent's",
    );
    expect(() => validateConversation([user(), agent()], 'prompt-classification')).toThrow(
      "conversation[1].role: the last turn of a prompt-classification must be the user's",
    );
  });

  it('never repeats what was said', () => {
    const secret = 'a very private sentence';
    for (const turns of [
      [secret],
      [user(secret), user(secret)],
      [{ role: secret.length, text: secret }],
    ]) {
      expect(() => validateConversation(turns)).toThrow(
        expect.not.objectContaining({
          message: expect.stringContaining(secret) as string,
        }) as Error,
      );
    }
  });
});
