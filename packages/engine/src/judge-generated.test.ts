import { protocolById } from '@guarded-chat/policy';
import { describe, expect, it } from 'vitest';
import { assessConversation } from './assess-conversation.ts';
import { PrefixCache } from './prefix-cache.ts';
import { createFakeGuardModel, fakeVerdictIds, unsafeWord } from './testing/fake-guard-model.ts';

/** A fake that writes its answer: after the prompt safe or unsafe, after `|\nS` digits, after a digit digits or an end. */
function setUp(
  first: (row: (text: string) => number, logits: Float32Array, unsafe: boolean) => void,
) {
  const model = createFakeGuardModel({
    protocol: 'llama-guard-3-1b',
    window: undefined,
    logits: (text) => {
      const logits = new Float32Array(model.headTokenIds.length).fill(-20);
      const row = (character: string) =>
        model.headTokenIds.indexOf(model.encode(character)[0] ?? -1);
      const answer = /\|(\nS\d*)?$/.exec(text)?.[1] ?? '';
      if (answer === '\nS') {
        logits[row('2')] = 2;
        logits[row('1')] = 1;
      } else if (answer === '\nS1') {
        logits[row('0')] = 1;
        logits[row(',')] = 0;
        logits[model.headTokenIds.indexOf(7)] = 1;
      } else {
        first(row, logits, text.includes(unsafeWord));
      }
      return [logits];
    },
  });
  const prefixes = new PrefixCache(model);
  const assess = (text: string) =>
    assessConversation(
      { task: 'prompt-classification', conversation: [{ role: 'user', text }] },
      { model, prefixes },
    );
  return { model, assess };
}

const plain = setUp((_, logits, unsafe) => {
  logits.set(unsafe ? [-3, 3] : [3, -3]);
});

describe('a guard that writes its answer', () => {
  it('costs one pass when the text is safe, and no categories', async () => {
    await plain.assess('hello');
    plain.model.passes.length = 0;
    const { unsafeScore, categoryScores } = await plain.assess('hello');
    expect(unsafeScore).toBeCloseTo(1 / (1 + Math.exp(6)), 5);
    expect(categoryScores).toEqual({});
    expect(plain.model.passes).toHaveLength(1);
  });

  it('scores the categories under the grammar when it is unsafe, jumping over forced tokens', async () => {
    plain.model.passes.length = 0;
    const { unsafeScore, categoryScores } = await plain.assess(unsafeWord);
    expect(Object.keys(categoryScores)).toEqual(
      protocolById('llama-guard-3-1b').defaultTaxonomy.categories.map((one) => one.code),
    );
    const [top] = Object.entries(categoryScores).toSorted((a, b) => b[1] - a[1]);
    expect(top?.[0]).toBe('S2');
    const sum = Object.values(categoryScores).reduce((total, one) => total + one, 0);
    expect(sum).toBeCloseTo(unsafeScore, 5);
    // One for the verdict, one behind "unsafe\nS", one behind "1" because S1 may go on to S10.
    expect(plain.model.passes).toHaveLength(3);
    expect(plain.model.passes[1]).toEqual([fakeVerdictIds[1], ...plain.model.encode('\nS')]);
  });

  it('leaves no cache undisposed but the prefix and the two texts', () => {
    const open = plain.model.caches.filter((one) => !one.disposed);
    expect(open).toHaveLength(3);
  });

  it('never takes an answer in another format for safe', async () => {
    const odd = setUp((row, logits) => {
      logits[row('Q')] = 9;
    });
    await expect(odd.assess('hello')).rejects.toMatchObject({ kind: 'completion-unparseable' });
  });
});

describe('a guard that answers in one word', () => {
  const model = createFakeGuardModel({
    protocol: 'shieldgemma',
    window: undefined,
    logits: (text) => {
      const logits = new Float32Array(model.headTokenIds.length).fill(-20);
      const row = (word: string) => model.headTokenIds.indexOf(model.encode(word)[0] ?? -1);
      logits[row(text.includes(unsafeWord) ? 'Yes' : 'No')] = 3;
      logits[row(text.includes(unsafeWord) ? 'No' : 'Yes')] = -3;
      return [logits];
    },
  });
  const prefixes = new PrefixCache(model);
  const assess = (text: string) =>
    assessConversation(
      { task: 'prompt-classification', conversation: [{ role: 'user', text }] },
      { model, prefixes },
    );

  it('gives its score to the one category that was asked about, without another pass', async () => {
    const { unsafeScore, categoryScores } = await assess(unsafeWord);
    expect(unsafeScore).toBeCloseTo(1 / (1 + Math.exp(-6)), 5);
    expect(categoryScores).toEqual({ DANGEROUS: unsafeScore });
    expect(model.passes).toHaveLength(2);
    expect((await assess('hello')).unsafeScore).toBeCloseTo(1 / (1 + Math.exp(6)), 5);
  });

  it('cannot be asked about two', async () => {
    const categories = ['A', 'B'].map((code) => ({ code, name: code }));
    const conversation = [{ role: 'user', text: 'hello' }] as const;
    await expect(
      assessConversation(
        {
          task: 'prompt-classification',
          conversation,
          taxonomy: { id: 'two', name: 'Two', categories },
        },
        { model, prefixes },
      ),
    ).rejects.toThrow(TypeError);
  });
});
