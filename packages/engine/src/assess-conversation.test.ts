import { describe, expect, it } from 'vitest';
import { type AssessmentInput, assessConversation } from './assess-conversation.ts';
import { JudgementMemo } from './judgement-memo.ts';
import { PrefixCache } from './prefix-cache.ts';
import { createFakeGuardModel, type FakeOptions, unsafeWord } from './testing/fake-guard-model.ts';

function prompt(text: string): AssessmentInput {
  return { task: 'prompt-classification', conversation: [{ role: 'user', text }] };
}

function setUp(options?: FakeOptions) {
  const model = createFakeGuardModel(options);
  const prefixes = new PrefixCache(model);
  const memo = new JudgementMemo();
  const assess = (input: AssessmentInput, signal?: AbortSignal) =>
    assessConversation(input, { model, prefixes, memo, ...(signal && { signal }) });
  return { model, prefixes, assess };
}

describe('assessConversation', () => {
  it('scores a text and its categories in one pass behind the cached prefix', async () => {
    const { model, assess } = setUp();
    await assess(prompt('hello'));
    model.passes.length = 0;
    const assessment = await assess(prompt(`${unsafeWord} crime`));
    expect(model.passes).toHaveLength(1);
    expect(assessment.unsafeScore).toBeCloseTo(1 / (1 + Math.exp(-4)), 6);
    const [top] = Object.entries(assessment.categoryScores).toSorted((a, b) => b[1] - a[1]);
    expect(top?.[0]).toBe('S2');
    expect(assessment.timings.prefillMs).toBe(0);
    expect(assessment.tokens.computed).toBe(model.passes[0]?.length);
  });

  it('finds harm at the start, in the middle and at the end of a long text', async () => {
    const filler = 'nothing here. '.repeat(14);
    for (const text of [
      `${unsafeWord} ${filler}`,
      `${filler}${unsafeWord} ${filler}`,
      `${filler}${unsafeWord}`,
    ]) {
      const { unsafeScore, spans } = await setUp().assess(prompt(text));
      expect(unsafeScore).toBeGreaterThan(0.9);
      expect(spans).toEqual([{ start: 0, end: text.length }]);
    }
  });

  it('finds harm behind disguised characters and in what a text encodes, and says all was judged', async () => {
    for (const text of [
      'D\u200BA\u200BN\u200BGER',
      'ＤＡＮＧＥＲ',
      'REFOR0VSIGFuZCBtb3JlIERBTkdFUg==',
    ]) {
      const { assess } = setUp();
      const { unsafeScore, spans } = await assess(prompt(text));
      expect(unsafeScore).toBeGreaterThan(0.9);
      expect(spans).toEqual([{ start: 0, end: text.length }]);
    }
  });

  it('judges an ordinary text once, and a disguised one as it is and as it reads', async () => {
    for (const [text, passes] of [
      ['ordinary', 1],
      ['or\u200Bdinary', 2],
    ] as const) {
      const { model, assess } = setUp();
      await assess(prompt(text));
      expect(model.passes).toHaveLength(1 + passes);
    }
  });

  it('judges an answer behind its message and a message on its own', async () => {
    const { model, assess } = setUp();
    const conversation = [
      { role: 'user', text: `old ${unsafeWord}` },
      { role: 'agent', text: 'no' },
      { role: 'user', text: 'thanks' },
      { role: 'agent', text: 'welcome' },
    ] as const;
    const assessment = await assess({ task: 'response-classification', conversation });
    expect(assessment.unsafeScore).toBeLessThan(0.5);
    const text = String.fromCodePoint(
      ...(model.passes[1] ?? []).filter((id) => id >= 100).map((id) => id - 100),
    );
    // How the first turn opens is in the prefix.
    expect(text).toBe('thanks\nassistant\nwelcome');
  });

  it('keeps the caches of the texts judged last, and disposes them when cleared', async () => {
    const { model, prefixes, assess } = setUp();
    await assess(prompt('hello'));
    expect(model.caches.map((one) => one.disposed)).toEqual([false, false]);
    prefixes.clear();
    expect(model.caches.map((one) => one.disposed)).toEqual([true, true]);
  });

  it('computes only what is new in an edited draft', async () => {
    const { model, assess } = setUp();
    await assess(prompt('how do I bake bread'));
    model.passes.length = 0;
    const { tokens } = await assess(prompt('how do I bake bread today'));
    expect(model.passes).toHaveLength(1);
    // " today", the end of the turn and the two slots.
    expect(tokens.computed).toBe(9);
  });

  it('gives the verdict on an unchanged text for nothing', async () => {
    const { model, assess } = setUp();
    const draft = await assess(prompt(`${unsafeWord} draft`));
    model.passes.length = 0;
    const sent = await assess(prompt(`${unsafeWord} draft`));
    expect(model.passes).toEqual([]);
    expect(sent.tokens.computed).toBe(0);
    expect(sent.unsafeScore).toBe(draft.unsafeScore);
  });

  it('does not take the verdict under other codes for its own', async () => {
    const { assess } = setUp();
    const taxonomy = (code: string) => ({ id: 'm', name: 'M', categories: [{ code, name: 'N' }] });
    await assess({ ...prompt(unsafeWord), taxonomy: taxonomy('X-1') });
    const { categoryScores } = await assess({ ...prompt(unsafeWord), taxonomy: taxonomy('X-2') });
    expect(Object.keys(categoryScores)).toEqual(['X-2']);
  });

  it('judges a growing answer at a cost that grows with it, not with its square', async () => {
    const { model, assess } = setUp();
    const words = Array.from({ length: 40 }, (_, index) => `word${index} `);
    let computed = 0;
    for (let end = 1; end <= words.length; end += 1) {
      const text = words.slice(0, end).join('');
      const conversation = [
        { role: 'user', text: 'count' },
        { role: 'agent', text },
      ] as const;
      computed += (await assess({ task: 'response-classification', conversation })).tokens.computed;
    }
    const [prefixTokens = 0] = model.passes.map((pass) => pass.length);
    const text = words.join('').length;
    // Each probe runs its new word and the end; each window its beginning once more.
    expect(computed - prefixTokens).toBeLessThan(4 * text);
  });

  it('lets others go first before every window, when asked to', async () => {
    const { model, prefixes } = setUp();
    let ways = 0;
    const giveWay = () => {
      ways += 1;
      return Promise.resolve();
    };
    await assessConversation(prompt('long '.repeat(20)), { model, prefixes, giveWay });
    expect(ways).toBe(3);
  });

  it('refuses an empty message and names the field', async () => {
    await expect(setUp().assess(prompt(' \n\t '))).rejects.toThrow(/conversation\[0\]\.text/);
  });

  it.each([
    ['at the start', unsafeWord + 'secret'.repeat(16_666)],
    ['in the middle', 'secret'.repeat(8333) + unsafeWord + 'secret'.repeat(8333)],
    ['at the end', 'secret'.repeat(16_666) + unsafeWord],
  ])(
    'refuses a message of 100,000 characters with harm %s at once, without quoting it',
    async (_, text) => {
      const { model, assess } = setUp();
      const failing = assess(prompt(text));
      await expect(failing).rejects.toMatchObject({ kind: 'input-too-long' });
      await expect(failing).rejects.not.toThrow('secret');
      expect(model.passes).toEqual([]);
    },
  );

  it('refuses a million newlines at once', async () => {
    const text = `x${'\n'.repeat(1_000_000)}x`;
    await expect(setUp().assess(prompt(text))).rejects.toMatchObject({ kind: 'input-too-long' });
  });

  it('judges an answer behind a message that is too long for any context by its head and its tail', async () => {
    const { model, assess } = setUp();
    const conversation = [
      { role: 'user', text: `head ${'long '.repeat(200_000)}tail` },
      { role: 'agent', text: `welcome ${unsafeWord}` },
    ] as const;
    const { unsafeScore } = await assess({ task: 'response-classification', conversation });
    expect(unsafeScore).toBeGreaterThan(0.9);
    const text = String.fromCodePoint(
      ...(model.passes[1] ?? []).filter((id) => id >= 100).map((id) => id - 100),
    );
    expect(text).toBe(`head lontail\nassistant\nwelcome ${unsafeWord}`);
  });

  it.each([
    ['not numbers', Number.NaN],
    ['all zero', 0],
    ['all equal', 3],
  ])('gives no score when the logits are %s', async (_, value) => {
    const { assess } = setUp({
      logits: (_text, rows) => Array.from({ length: rows }, () => new Float32Array(40).fill(value)),
    });
    await expect(assess(prompt('hello'))).rejects.toMatchObject({ kind: 'inference-failed' });
  });

  it('stops between windows when aborted', async () => {
    const controller = new AbortController();
    const { model, assess } = setUp({
      onForward: (tokens) => {
        if (tokens.length < 100) controller.abort(new Error('changed my mind'));
      },
    });
    await expect(assess(prompt('long '.repeat(60)), controller.signal)).rejects.toThrow(
      'changed my mind',
    );
    expect(model.passes).toHaveLength(2);
  });

  it('asks about the categories of the given taxonomy, under its own codes', async () => {
    const taxonomy = {
      id: 'mine',
      name: 'Mine',
      categories: [
        { code: 'X-1', name: 'First' },
        { code: 'X-2', name: 'Second' },
      ],
    };
    const assessment = await setUp().assess({ ...prompt(unsafeWord), taxonomy });
    expect(Object.keys(assessment.categoryScores)).toEqual(['X-1', 'X-2']);
    const sum = Object.values(assessment.categoryScores).reduce((total, one) => total + one, 0);
    expect(sum).toBeCloseTo(assessment.unsafeScore, 6);
  });
});
