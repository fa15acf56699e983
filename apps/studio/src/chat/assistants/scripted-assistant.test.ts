import { describe, expect, it } from 'vitest';
import { sampleGroups } from '../sample-conversations.ts';
import { answerTo } from './scripted-assistant.ts';

describe('answerTo', () => {
  it('answers the same text the same way', () => {
    expect(answerTo('Hello there')).toBe(answerTo('Hello there'));
  });

  it('says that it is a script when nothing matches', () => {
    expect(answerTo('What is the capital of France?')).toContain('only a script');
  });

  it('has an answer of its own for every sample', () => {
    const fallback = answerTo('What is the capital of France?');
    for (const { text } of sampleGroups.flatMap(({ samples }) => samples)) {
      expect(answerTo(text), text).not.toBe(fallback);
    }
  });

  it('answers badly to the samples whose answer is to be held, and only to those', () => {
    const bad = sampleGroups.find(({ title }) => title === 'Answer is held');
    for (const { samples } of sampleGroups) {
      for (const { text } of samples) {
        const isBad = /\bfake\b/i.test(answerTo(text));
        expect(isBad, text).toBe(bad?.samples.some((sample) => sample.text === text));
      }
    }
  });
});
