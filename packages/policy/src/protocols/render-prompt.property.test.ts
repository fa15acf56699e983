import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinPrompt } from '../join-prompt.ts';
import type { RenderedPrompt } from '../prompt.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { hostileConversation } from '../testing/arbitraries.ts';
import { breakDelimiters } from './break-delimiters.ts';
import { guardProtocols } from './guard-protocols.ts';

const taxonomy: Taxonomy = {
  id: 'one',
  name: 'One',
  categories: [{ code: 'S1', name: 'Recipes' }],
};
const pocketGuards = guardProtocols.filter(({ id }) => id.startsWith('pocket-guard'));
const llamaGuards = guardProtocols.filter(({ id }) => id.startsWith('llama-guard'));

/** The control tokens of a prompt, in order. */
function controlsOf({ prefix, turns, suffix }: RenderedPrompt): readonly string[] {
  return [...prefix, ...turns, ...suffix].flatMap((piece) =>
    piece.kind === 'control' ? [piece.token] : [],
  );
}

/** Reads the conversation back out of a Llama Guard prompt, as a model would that goes by its delimiters. */
function readBack(prompt: string): readonly { role: string; text: string }[] {
  const [, spoken = ''] = prompt.split('<BEGIN CONVERSATION>\n\n');
  const [turns = ''] = spoken.split('\n\n<END CONVERSATION>');
  return turns.split(/\n\n(?=(?:User|Agent): )/).map((turn) => {
    const [role = ''] = turn.split(': ', 1);
    return { role, text: turn.slice(role.length + 2) };
  });
}

describe.each(llamaGuards)('a prompt of $id', ({ render }) => {
  test('gives back the turns it was made of, whatever they say', () => {
    fc.assert(
      fc.property(hostileConversation, (conversation) => {
        const turns = conversation.map(({ role, text }) => ({
          role: role === 'user' ? 'User' : 'Agent',
          text: breakDelimiters(text.trim()),
        }));
        expect(readBack(joinPrompt(render(conversation, taxonomy)))).toEqual(turns);
      }),
    );
  });

  test('has one prefix and one suffix for all conversations of a task', () => {
    fc.assert(
      fc.property(hostileConversation, (conversation) => {
        const plain = conversation.map(({ role }) => ({ role, text: 'Good morning.' }));
        const { prefix, suffix, turns } = render(conversation, taxonomy);
        const expected = render(plain, taxonomy);
        expect({ prefix, suffix }).toEqual({ prefix: expected.prefix, suffix: expected.suffix });
        expect(turns.length).toBe(expected.turns.length);
      }),
    );
  });
});

describe.each(pocketGuards)('a prompt of $id', ({ render }) => {
  test('keeps every turn in a piece of its own, word for word', () => {
    fc.assert(
      fc.property(hostileConversation, (conversation) => {
        const { turns } = render(conversation, taxonomy);
        const texts = turns.flatMap((piece) =>
          piece.kind === 'text' && piece.turn !== undefined ? [[piece.turn, piece.text]] : [],
        );
        expect(texts).toEqual(conversation.map(({ text }, turn) => [turn, text.trim()]));
      }),
    );
  });

  test('has the same control tokens whatever the turns say', () => {
    fc.assert(
      fc.property(hostileConversation, (conversation) => {
        const plain = conversation.map(({ role }) => ({ role, text: 'Good morning.' }));
        expect(controlsOf(render(conversation, taxonomy))).toEqual(
          controlsOf(render(plain, taxonomy)),
        );
      }),
    );
  });
});
