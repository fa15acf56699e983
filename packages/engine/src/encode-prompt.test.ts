import { protocolById, type Taxonomy } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { encodePrompt } from './encode-prompt.ts';
import { readPocketGuardText } from './testing/open-pocket-guard.ts';
import { createTextEncoder } from './text-encoder.ts';
import { createFakeGuardModel } from './testing/fake-guard-model.ts';

const pocket = protocolById('pocket-guard-1');
const llama = protocolById('llama-guard-3-1b');
const user = (text: string) => [{ role: 'user', text }] as const;

describe('encodePrompt', () => {
  it('gives the token ids that the training used', async () => {
    const goldens = JSON.parse(await readPocketGuardText('goldens.json')) as {
      conversation: { role: 'user' | 'agent'; text: string }[];
      taxonomy?: Taxonomy;
      tokenIds: number[];
    }[];
    const encode = createTextEncoder(await readPocketGuardText('tokenizer.json'));
    const manifest = JSON.parse(await readPocketGuardText('manifest.json')) as {
      controlTokens: Record<string, number>;
    };
    const model = {
      ...createFakeGuardModel({ window: { maxTokens: 112, overlapTokens: 28, contextTokens: 40 } }),
      encode,
      controlTokenId: (token: string) => manifest.controlTokens[token] ?? -1,
    };
    for (const { conversation, taxonomy, tokenIds } of goldens) {
      const { prefix, windows } = encodePrompt(
        model,
        pocket.render(conversation, taxonomy ?? pocket.defaultTaxonomy),
      );
      expect([...prefix, ...(windows[0] ?? [])]).toEqual([...tokenIds, 14, 16]);
    }
  });

  it('covers a long text with overlapping windows behind one prefix', () => {
    const model = createFakeGuardModel();
    const text = Array.from({ length: 20 }, (_, index) => `word${index}`).join(' ');
    const { windows } = encodePrompt(model, pocket.render(user(text), pocket.defaultTaxonomy));
    expect(windows.length).toBeGreaterThan(2);
    const all = model.encode(text);
    let covered = 0;
    for (const window of windows) {
      const part = window.slice(0, -3);
      const start = all.findIndex((_, at) => part.every((id, index) => all[at + index] === id));
      expect(start).toBeLessThanOrEqual(covered);
      covered = start + part.length;
    }
    expect(covered).toBe(all.length);
  });

  it('keeps head and tail of an earlier turn', () => {
    const model = createFakeGuardModel();
    const question = `begin ${'x'.repeat(100)} end?`;
    const conversation = [...user(question), { role: 'agent', text: 'yes' } as const];
    const { windows } = encodePrompt(model, pocket.render(conversation, pocket.defaultTaxonomy));
    const text = String.fromCodePoint(
      ...(windows[0] ?? []).filter((id) => id >= 100).map((id) => id - 100),
    );
    expect(text).toBe('begin xxend?\nassistant\nyes');
  });

  it('refuses a text that makes too many windows, without quoting it', () => {
    const model = createFakeGuardModel();
    const encode = () =>
      encodePrompt(model, pocket.render(user('secret '.repeat(300)), pocket.defaultTaxonomy));
    expect(encode).toThrow(/2099 tokens.*shorten/);
    expect(encode).not.toThrow('secret');
  });

  it('refuses a prompt longer than the model takes', () => {
    const model = createFakeGuardModel({ maxPositions: 50 });
    expect(() => encodePrompt(model, pocket.render(user('hello'), pocket.defaultTaxonomy))).toThrow(
      'the model takes 50',
    );
  });

  it('ends a joined prefix where tokens may span its border', () => {
    const base = createFakeGuardModel({ window: undefined, maxPositions: 9999 });
    // One token for every pair of characters: the border falls inside a pair or between two.
    const encode = (text: string) =>
      (text.match(/[\s\S]{1,2}/g) ?? []).map((pair) => base.encode(pair)[0] ?? 0);
    for (const text of ['even', 'other']) {
      const { prefix, windows } = encodePrompt(
        { ...base, encode },
        llama.render(user(text), llama.defaultTaxonomy),
      );
      expect(windows).toHaveLength(1);
      expect(prefix.length).toBeGreaterThan(50);
      expect(windows[0]?.length).toBeGreaterThan(0);
    }
  });
});
