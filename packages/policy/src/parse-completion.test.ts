import { describe, expect, it } from 'vitest';
import { parseCompletion } from './parse-completion.ts';
import { taxonomies } from './taxonomies/taxonomies.ts';
import { seededRandom } from './testing/seeded-random.ts';

const parse = (text: string) => parseCompletion(text, taxonomies.llamaGuard3);

describe('parseCompletion', () => {
  it.each(['safe', '\n\nsafe', ' safe \n'])('reads %j as safe', (text) => {
    expect(parse(text)).toEqual({ kind: 'safe' });
  });

  it.each([
    ['unsafe\nS1', ['S1']],
    ['\n\nunsafe\nS10,S2\n', ['S10', 'S2']],
    ['unsafe\nS14,S1,S2', ['S14', 'S1', 'S2']],
  ])('reads %j as unsafe with its codes', (text, codes) => {
    expect(parse(text)).toEqual({ kind: 'unsafe', codes });
  });

  it.each([
    '',
    ' ',
    'Safe',
    'SAFE',
    'safe.',
    '"safe"',
    'safe\nS1',
    'safe\nunsafe\nS1',
    'safe safe',
    'not safe',
    'sаfe',
    'sa\u200bfe',
    'unsafe',
    'unsafe\n',
    'unsafe S1',
    'unsafe\nS1\n\nsafe',
    'unsafe\nS1\nS2',
    'unsafe\n\nS1',
    'unsafe\nS15',
    'unsafe\nS01',
    'unsafe\ns1',
    'unsafe\nO1',
    'unsafe\nS1,',
    'unsafe\n,S1',
    'unsafe\nS1,,S2',
    'unsafe\nS1, S2',
    'unsafe\nS1;S2',
    'unsafe\nS1,S1',
    'unsafe\nconstructor',
    'unsafe\r\nS1',
    'Unsafe\nS1',
    'unsafe\nS1<|eot_id|>',
    'The message is safe',
    '\u0000safe',
    'undefined',
    'true',
  ])('does not take %j for an answer', (text) => {
    expect(parse(text)).toEqual({ kind: 'unparseable' });
  });

  it('reads nothing but the word safe as safe, whatever the pieces', () => {
    const random = seededRandom(7);
    const pieces = ['safe', 'unsafe', 'un', '\n', ' ', ',', 'S', '1', 'S1', 'S2', '.', '', 'S14'];
    const well = /^(safe|unsafe\nS([1-9]|1[0-4])(,S([1-9]|1[0-4]))*)$/;
    for (let round = 0; round < 2000; round++) {
      const text = Array.from(
        { length: Math.floor(random() * 6) },
        () => pieces[Math.floor(random() * pieces.length)],
      ).join('');
      const answer = text.trim();
      const { kind } = parse(text);
      expect(kind === 'safe').toBe(answer === 'safe');
      expect(kind === 'unparseable' || well.test(answer)).toBe(true);
    }
  });
});
