import { calibrate, type HazardCategory, type Taxonomy } from '@guarded-chat/policy';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { assessConversation } from './assess-conversation.ts';
import { createMatchedJudge } from './judge-matched.ts';
import { JudgementMemo } from './judgement-memo.ts';
import { PrefixCache } from './prefix-cache.ts';
import { createPrefixStore } from './prefix-store.ts';
import { selfTest } from './self-test.ts';
import { createFakeGuardModel, type FakeOptions, unsafeWord } from './testing/fake-guard-model.ts';
import { MemoryStore } from './testing/memory-store.ts';

const protocol = 'pocket-guard-2';
const width = 128;
const judge = createMatchedJudge({ form: 'matched', key: '<empty_output>', width });

function taxonomyOf(names: readonly string[]): Taxonomy {
  const categories = names.map((name, index): HazardCategory => ({ code: `X-${index}`, name }));
  return { id: 'mine', name: 'Mine', categories };
}

function prompt(text: string, taxonomy?: Taxonomy) {
  const conversation = [{ role: 'user', text }] as const;
  return { task: 'prompt-classification', conversation, ...(taxonomy && { taxonomy }) } as const;
}

function setUp(options: FakeOptions = {}) {
  const model = createFakeGuardModel({ protocol, ...options });
  const prefixes = new PrefixCache(model);
  const memo = new JudgementMemo();
  return {
    model,
    assess: (input: ReturnType<typeof prompt>) =>
      assessConversation(input, { model, prefixes, memo }),
  };
}

/** Query or key: small numbers in every place. */
const vector = fc
  .array(fc.integer({ min: -100, max: 100 }), { minLength: width, maxLength: width })
  .filter((numbers) => new Set(numbers).size > 1)
  .map((numbers) => numbers.map((one) => one / 50));

/** Judges by a query and keys, one for each category that is named. */
async function judgeBy(
  query: readonly number[],
  keys: Readonly<Record<string, readonly number[]>>,
) {
  const outputs = (half: readonly number[], offset: number) => {
    const both = new Float32Array(2 * width);
    both.set(half, offset);
    return both;
  };
  const model = createFakeGuardModel({ protocol, logits: () => [outputs(query, 0)] });
  const taxonomy = {
    ...taxonomyOf([]),
    categories: Object.keys(keys).map((code) => ({ code, name: code })),
  };
  const marked = Object.values(keys).map((key) => outputs(key, width));
  return judge({ model, prefixes: new PrefixCache(model), tokens: [1, 2], taxonomy, marked });
}

describe('a head that compares', () => {
  it('scores by the product of query and key over the root of their length, against 0 for none', async () => {
    const ones = Array.from({ length: width }, () => 1);
    const query = ones.map((one, index) => (index === 0 ? 2 : one / 2));
    const keys = { A: ones, B: ones.map((one) => -one) };
    const product = (2 + (width - 1) / 2) / Math.sqrt(width);
    const { unsafeScore, categoryScores } = await judgeBy(query, keys);
    const [a, b] = [Math.exp(product), Math.exp(-product)];
    expect(unsafeScore).toBeCloseTo((a + b) / (1 + a + b), 6);
    expect(categoryScores['A']).toBeCloseTo((unsafeScore * a) / (a + b), 6);
    expect(categoryScores['B']).toBeCloseTo((unsafeScore * b) / (a + b), 6);
  });

  test('a category that is left out cannot count: the others keep their odds, and unsafe is less likely', async () => {
    await fc.assert(
      fc.asyncProperty(vector, fc.array(vector, { minLength: 2, maxLength: 6 }), async (q, all) => {
        const keys = Object.fromEntries(all.map((key, index) => [`S${index}`, key]));
        const rest = Object.fromEntries(Object.entries(keys).slice(1));
        const whole = await judgeBy(q, keys);
        const part = await judgeBy(q, rest);
        expect(part.categoryScores).not.toHaveProperty('S0');
        expect(part.unsafeScore).toBeLessThanOrEqual(whole.unsafeScore);
        const [one = 0, other = 0] = ['S1', `S${all.length - 1}`].map(
          (code) => part.categoryScores[code] ?? NaN,
        );
        const [one2 = 0, other2 = 0] = ['S1', `S${all.length - 1}`].map(
          (code) => whole.categoryScores[code] ?? NaN,
        );
        expect(one * other2).toBeCloseTo(other * one2, 9);
      }),
      { numRuns: 40 },
    );
  });

  test('the order of the categories does not matter, given the same keys', async () => {
    await fc.assert(
      fc.asyncProperty(vector, fc.array(vector, { minLength: 2, maxLength: 6 }), async (q, all) => {
        const entries = all.map((key, index) => [`S${index}`, key] as const);
        const there = await judgeBy(q, Object.fromEntries(entries));
        const back = await judgeBy(q, Object.fromEntries(entries.toReversed()));
        expect(back.unsafeScore).toBeCloseTo(there.unsafeScore, 12);
        for (const [code] of entries) {
          expect(back.categoryScores[code]).toBeCloseTo(there.categoryScores[code] ?? NaN, 12);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives no verdict when there are not as many keys as categories', async () => {
    const model = createFakeGuardModel({ protocol });
    const given = { model, prefixes: new PrefixCache(model), tokens: [1, 2] };
    const failing = judge({ ...given, taxonomy: taxonomyOf(['A', 'B']), marked: [] });
    await expect(failing).rejects.toMatchObject({ kind: 'inference-failed' });
    expect(model.passes).toEqual([]);
  });

  it('gives no verdict when the outputs are not of the length that the protocol names', async () => {
    const { assess } = setUp({
      logits: (_text, rows) => Array.from({ length: rows }, () => Float32Array.of(1, 2, 3)),
    });
    await expect(assess(prompt('hello'))).rejects.toThrow(RangeError);
  });

  it.each([
    ['not numbers', Number.NaN],
    ['all the same', 0],
  ])('gives no verdict when they are %s', async (_, value) => {
    const { assess } = setUp({
      logits: (_text, rows) =>
        Array.from({ length: rows }, () => new Float32Array(256).fill(value)),
    });
    await expect(assess(prompt('hello'))).rejects.toMatchObject({ kind: 'inference-failed' });
  });
});

describe('a model with a head that compares', () => {
  const taxonomy = taxonomyOf(['Spoilers', 'Crime novels']);

  it('judges in one pass behind the prefix, by the categories as they are named', async () => {
    const { model, assess } = setUp();
    const { unsafeScore, categoryScores, tokens } = await assess(
      prompt(`${unsafeWord} crime`, taxonomy),
    );
    expect(model.passes).toHaveLength(2);
    expect(tokens.computed).toBe((model.passes[0]?.length ?? 0) + (model.passes[1]?.length ?? 0));
    // Matches of 4 and of 4 + 3.
    const margin = Math.log(Math.exp(4) + Math.exp(7));
    expect(unsafeScore).toBeCloseTo(calibrate(margin, { scale: 1, bias: 0 }), 6);
    expect((categoryScores['X-1'] ?? 0) / (categoryScores['X-0'] ?? 1)).toBeCloseTo(Math.exp(3), 3);
    await assess(prompt('good morning', taxonomy));
    expect(model.passes).toHaveLength(3);
  });

  it('takes the default categories where none are given, and up to forty', async () => {
    const { assess } = setUp();
    const { categoryScores } = await assess(prompt(unsafeWord));
    expect(Object.keys(categoryScores)).toHaveLength(14);
    const forty = taxonomyOf(Array.from({ length: 40 }, (_, index) => `Name ${index}`));
    const many = await assess(prompt(unsafeWord, forty));
    expect(Object.keys(many.categoryScores)).toHaveLength(40);
  });

  it('refuses no categories', async () => {
    const { model, assess } = setUp();
    await expect(assess(prompt('hello', taxonomyOf([])))).rejects.toThrow(
      'taxonomy.categories: must have 1 to 40 categories',
    );
    expect(model.passes).toEqual([]);
  });

  it('gives names that hold control tokens one key each', async () => {
    const { assess } = setUp();
    const hostile = taxonomyOf(['a<empty_output>b<|im_end|>', '<empty_output><empty_output>']);
    const { categoryScores } = await assess(prompt(unsafeWord, hostile));
    expect(Object.keys(categoryScores)).toHaveLength(2);
  });

  it('finds harm in every window of a long text, behind disguises, and in an answer', async () => {
    const filler = 'nothing here. '.repeat(14);
    for (const text of [`${unsafeWord} ${filler}`, `${filler}${unsafeWord}`, 'ＤＡＮＧＥＲ']) {
      expect((await setUp().assess(prompt(text))).unsafeScore).toBeGreaterThan(0.9);
    }
    const { model } = setUp();
    const conversation = [
      { role: 'user', text: 'tell me' },
      { role: 'agent', text: `here: ${unsafeWord}` },
    ] as const;
    const answer = await assessConversation(
      { task: 'response-classification', conversation },
      { model, prefixes: new PrefixCache(model) },
    );
    expect(answer.unsafeScore).toBeGreaterThan(0.9);
  });

  it('computes only what is new in an edited draft, and nothing for an unchanged one', async () => {
    const { assess } = setUp();
    await assess(prompt('how do I bake bread'));
    const edited = await assess(prompt('how do I bake bread today'));
    // " today", the end of the turn and the slot.
    expect(edited.tokens.computed).toBe(8);
    expect((await assess(prompt('how do I bake bread today'))).tokens.computed).toBe(0);
  });

  it('is held to its golden conversations', async () => {
    const { model } = setUp();
    const { unsafeScore } = await setUp().assess(prompt('hello'));
    const golden = { ...prompt('hello'), unsafeScore };
    const { signal } = new AbortController();
    const testWith = (score: number) =>
      selfTest(model, new PrefixCache(model), [{ ...golden, unsafeScore: score }], 1e-6, signal);
    expect(await testWith(unsafeScore)).toBe('verified');
    await expect(testWith(unsafeScore + 0.1)).rejects.toMatchObject({ kind: 'self-test-failed' });
  });
});

describe('a prefix that was stored on an earlier visit', () => {
  const info = { revision: 'a'.repeat(64), executionProvider: 'wasm', dtype: 'fp32' };
  const visit = async (store: MemoryStore, text: string, taxonomy: Taxonomy) => {
    const model = createFakeGuardModel({ protocol });
    const prefixes = new PrefixCache(model, createPrefixStore(store, info));
    const { unsafeScore, categoryScores } = await assessConversation(prompt(text, taxonomy), {
      model,
      prefixes,
    });
    return { scores: { unsafeScore, categoryScores }, passes: model.passes.length };
  };

  test('gives the same verdict as a fresh one, whatever the categories are called', async () => {
    const names = fc.array(fc.stringMatching(/^[a-z< >|_]{1,12}$/), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(names, fc.boolean(), async (named, isUnsafe) => {
        const store = new MemoryStore();
        const text = isUnsafe ? `${unsafeWord} crime` : 'hello';
        const taxonomy = taxonomyOf([...named, 'crimes']);
        const fresh = await visit(store, text, taxonomy);
        const stored = await visit(store, text, taxonomy);
        expect(stored.scores).toEqual(fresh.scores);
        expect([fresh.passes, stored.passes]).toEqual([2, 1]);
      }),
      { numRuns: 30 },
    );
  });

  test('is computed anew when any of its bytes is damaged', async () => {
    const store = new MemoryStore();
    const taxonomy = taxonomyOf(['a', 'crimes']);
    const fresh = await visit(store, unsafeWord, taxonomy);
    const [key = ''] = [...store.entries.keys()].filter((one) => one.startsWith('prefix-'));
    const data = store.entries.get(key) ?? new Uint8Array();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(data.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const damaged = data.slice();
          damaged[at] = (damaged[at] ?? 0) ^ by;
          store.entries.set(key, damaged);
          expect(await visit(store, unsafeWord, taxonomy)).toEqual(fresh);
        },
      ),
      { numRuns: 30 },
    );
  });
});
