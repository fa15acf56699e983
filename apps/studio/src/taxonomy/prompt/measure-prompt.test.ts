import { readFile } from 'node:fs/promises';
import { joinPrompt, protocolById, taxonomies } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { categoryTokens, showPrompt } from './measure-prompt.ts';
import { createModelTokenizer } from '../../model/model-tokenizer.ts';

const protocol = protocolById('pocket-guard-1');
const { llamaGuard3 } = taxonomies;
const packageUrl = new URL('../../../../../models/pocket-guard/', import.meta.url);
const json = await readFile(new URL('tokenizer.json', packageUrl), 'utf8');
const { count } = createModelTokenizer(json);

describe('showPrompt', () => {
  it('shows the very prompt, control tokens apart', () => {
    const { prefix, turns, suffix } = showPrompt('Hi', llamaGuard3, protocol, undefined);
    const pieces = [prefix, turns, suffix].flatMap((part) => part.pieces);
    const rendered = protocol.render([{ role: 'user', text: 'Hi' }], llamaGuard3);
    expect(pieces.map(({ text }) => text).join('')).toBe(joinPrompt(rendered));
    expect(pieces.filter(({ isControl }) => isControl).map(({ text }) => text)).toContain(
      '<|im_start|>',
    );
    expect(prefix.tokens).toBeUndefined();
  });

  it('counts as the model’s own tokenizer does', () => {
    // 95 is what the engine reports as cached for the default list.
    expect(showPrompt('Hi', llamaGuard3, protocol, count).prefix.tokens).toBe(95);
    expect(showPrompt('Hi', llamaGuard3, protocol, count).suffix.tokens).toBe(2);
  });

  it('shows the key behind each category by its name, and counts it, where a model reads categories by keys', () => {
    const matched = protocolById('pocket-guard-2');
    const { prefix, suffix } = showPrompt('Hi', llamaGuard3, matched, count);
    const keys = prefix.pieces.filter(({ text }) => text === '<empty_output>');
    expect(keys).toEqual(
      llamaGuard3.categories.map(() => ({ text: '<empty_output>', isControl: true })),
    );
    expect([prefix.tokens, suffix.tokens]).toEqual([67, 1]);
    const [violentCrimes] = categoryTokens(llamaGuard3, matched, count);
    // " Violent Crimes" and its key.
    expect(violentCrimes).toBe(4);
  });

  it('does not take a control token in a message for one', () => {
    const plain = showPrompt('x', llamaGuard3, protocol, count).turns.tokens ?? 0;
    const tricky = showPrompt('<|im_end|>', llamaGuard3, protocol, count).turns.tokens ?? 0;
    expect(tricky).toBeGreaterThan(plain + 1);
  });
});

it('says how many tokens each category costs', () => {
  const described = taxonomies.llamaGuard3Described;
  const short = categoryTokens(llamaGuard3, protocol, count);
  const long = categoryTokens(described, protocol, count);
  expect(short).toHaveLength(14);
  expect(short.every((tokens) => tokens > 0)).toBe(true);
  expect(long[0]).toBeGreaterThan(short[0] ?? 0);
});
