import { describe, expect, test } from 'vitest';
import { planProbe } from './plan-probe.ts';
import { readProbePlan } from './read-probe-plan.ts';

const plan = readProbePlan();
/** 8 estimated tokens, as many as a sentence must have. */
const sentence = 'Beans like the warm soil of May. ';

function plannedText(text: string, judgedEnd = 0, given = plan): string | undefined {
  const end = planProbe({ text, judgedEnd, isComplete: false }, given);
  return end === undefined ? undefined : text.slice(0, end);
}

describe('while a text comes, it is judged', () => {
  test('up to the end of a sentence, as soon as another has begun', () => {
    expect(plannedText(sentence)).toBeUndefined();
    expect(plannedText(`${sentence}So`)).toBe(sentence);
  });

  test('not yet when the sentence is short', () => {
    expect(plannedText('Yes. It is')).toBeUndefined();
    expect(plannedText('Yes. Beans like the warm soils. It is')).toBe(
      'Yes. Beans like the warm soils. ',
    );
  });

  test('not at points within a sentence', () => {
    expect(plannedText('They are planted about 3.5 cm deep, e.g. in May')).toBeUndefined();
  });

  test('at the end of a line', () => {
    expect(plannedText('- put the sticks into the ground\n- sow')).toBe(
      '- put the sticks into the ground\n',
    );
  });

  test('at the end of a sentence in a script without spaces', () => {
    expect(plannedText('豆子喜欢五月温暖的土壤。所以')).toBe('豆子喜欢五月温暖的土壤。');
  });

  test('up to the last of several sentences that have come during a check', () => {
    expect(plannedText(`${sentence.repeat(3)}So`, sentence.length)).toBe(sentence.repeat(3));
  });

  test('at a word when no sentence has ended for long', () => {
    const words = 'beans and peas and '.repeat(7);
    expect(plannedText(`${words}cucum`)).toBe(words);
  });

  test('at any character when there are no words either', () => {
    expect(plannedText('a'.repeat(127))).toBeUndefined();
    expect(plannedText('a'.repeat(130))).toBe('a'.repeat(130));
  });

  test('never in the middle of a surrogate pair', () => {
    const half = '🌷'.slice(0, 1);
    expect(plannedText('🌷'.repeat(16) + half)).toBe('🌷'.repeat(16));
  });

  test('not while there is nothing but white space', () => {
    expect(plannedText(' \n'.repeat(200))).toBeUndefined();
    expect(plannedText(`${'\n'.repeat(200)}So`)).toBe(undefined);
  });
});

describe('when a text is complete, it is judged', () => {
  const judgeRest = (text: string, judgedEnd: number) =>
    planProbe({ text, judgedEnd, isComplete: true }, plan);

  test('as a whole, however short its rest', () => {
    expect(judgeRest('Yes.', 0)).toBe(4);
    expect(judgeRest(`${sentence}!`, sentence.length)).toBe(sentence.length + 1);
  });

  test('once', () => {
    expect(judgeRest(sentence, sentence.length)).toBeUndefined();
  });

  test('unless it is blank', () => {
    expect(judgeRest('', 0)).toBeUndefined();
    expect(judgeRest(' \n', 0)).toBeUndefined();
  });
});

describe('a plan', () => {
  test('may leave sentences out', () => {
    const given = readProbePlan({ atSentenceEnds: false });
    expect(plannedText(`${sentence}So`, 0, given)).toBeUndefined();
  });

  test('may leave everything to the end', () => {
    const given = readProbePlan({ everyTokens: Infinity, atSentenceEnds: false });
    expect(plannedText(sentence.repeat(99), 0, given)).toBeUndefined();
  });

  test.each([0, -1, Number.NaN, '32'])('cannot be of %j tokens', (everyTokens) => {
    expect(() => readProbePlan({ everyTokens: everyTokens as number })).toThrow(
      'probe.everyTokens',
    );
  });
});
