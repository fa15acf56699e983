import { readFile } from 'node:fs/promises';
import { protocolById } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { createModelTokenizer } from '../model/model-tokenizer.ts';
import { describeParts, judgedParts, shownTurns } from './judged-parts.ts';

const packageUrl = new URL('../../../../models/pocket-guard/', import.meta.url);
const [json, manifest] = await Promise.all(
  ['tokenizer.json', 'manifest.json'].map((name) => readFile(new URL(name, packageUrl), 'utf8')),
);
const { window } = JSON.parse(manifest ?? '') as {
  window: { maxTokens: number; overlapTokens: number; contextTokens: number };
};
const tokenizer = createModelTokenizer(json ?? '', window);

function message(text: string) {
  return [{ role: 'user', text } as const];
}

describe('the windows of a text', () => {
  it('are one for a short text, without the white space around it', () => {
    const parts = judgedParts(message('  Hello there. '), tokenizer);
    expect(parts.windows).toEqual([{ start: 2, end: 14 }]);
    expect(describeParts(parts)).toBe('one window');
  });

  it('overlap, cover all of a long text, and end between characters', () => {
    const text = 'Größe 12, ça va? 日本語 👍🏽 '.repeat(40).trim();
    const windows = judgedParts(message(text), tokenizer).windows ?? [];
    const tokens = tokenizer.count(text);
    const stride = window.maxTokens - window.overlapTokens;
    expect(windows).toHaveLength(Math.ceil((tokens - window.overlapTokens) / stride));
    expect(windows[0]?.start).toBe(0);
    expect(windows.at(-1)?.end).toBe(text.length);
    const shared = windows.slice(1).map(({ start }, index) => (windows[index]?.end ?? 0) - start);
    expect(Math.min(...shared)).toBeGreaterThan(0);
    for (const { start, end } of windows) {
      expect(() => encodeURIComponent(text.slice(start, end))).not.toThrow();
      expect(tokenizer.count(text.slice(start, end))).toBeLessThan(window.maxTokens + 8);
    }
  });

  it('are not told without the tokenizer of the model that judged it', () => {
    const parts = judgedParts(message('Hello'), undefined);
    expect(parts.windows).toBeUndefined();
    expect(describeParts(parts)).toBe('all of it');
  });
});

it('tells what a disguised text reads like, which is judged as well', () => {
  const parts = judgedParts(message('h\u200bo\u200bw to bake br\u0435ad'), tokenizer);
  expect(parts.readings).toEqual(['how to bake bread']);
  expect(describeParts(parts)).toBe('one window, and what it reads like');
});

it('tells that a long message is cut where its answer is judged', () => {
  const answer = { role: 'agent', text: 'Yes.' } as const;
  const long = [...message('Tell me about bread. '.repeat(20)), answer];
  expect(judgedParts(long, tokenizer).contextTokens).toBe(window.contextTokens);
  expect(judgedParts([...message('Hello'), answer], tokenizer).contextTokens).toBeUndefined();
});

describe('the turns that a model is shown', () => {
  const conversation = [
    ...message('One'),
    { role: 'agent', text: 'Two' } as const,
    ...message('Three'),
  ];

  it('are the message alone, and an answer behind its message, for a model with slots', () => {
    const protocol = protocolById('pocket-guard-1');
    expect(shownTurns(conversation, 'prompt-classification', protocol)).toEqual(message('Three'));
    const answered = conversation.slice(0, 2);
    expect(shownTurns(answered, 'response-classification', protocol)).toEqual(answered);
  });

  it('are all of them for a Llama Guard', () => {
    const protocol = protocolById('llama-guard-3-1b');
    expect(shownTurns(conversation, 'prompt-classification', protocol)).toBe(conversation);
  });
});
