import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessConversation } from './assess-conversation.ts';
import type { GuardModel } from './guard-model.ts';
import { PrefixCache } from './prefix-cache.ts';
import { selfTest } from './self-test.ts';
import { PackageFolder } from './testing/package-folder.ts';

/** A package as models/convert writes it; see models/convert/tests/tiny_llama.py. */
const folder = new PackageFolder('packages/engine/src/fixtures/tiny-llama-guard/');
const manifest = await folder.manifest();
const question = {
  task: 'prompt-classification',
  conversation: [{ role: 'user', text: 'Where is the next bakery?' }],
} as const;

describe('a converted package', () => {
  it('has a manifest with the verdicts first in its head and the attribution that its licence asks for', () => {
    expect(manifest.protocol).toBe('llama-guard-3-1b');
    expect(manifest.headTokenIds.length).toBeGreaterThan(10);
    expect(manifest.variants.map(({ dtype }) => dtype)).toEqual(['q4f16', 'q4', 'fp32']);
    expect(manifest.licence).toMatchObject({ id: 'llama3.2', attribution: 'Built with Llama' });
  });

  // Its tokens are bytes, so its prompts are long.
  it.each(['fp32', 'q4'] as const)(
    'as %s passes its self-test, whose scores the float32 checkpoint gave in PyTorch',
    async (dtype) => {
      const model = await folder.open(dtype);
      const { tolerance = 0 } = manifest.variants.find((one) => one.dtype === dtype) ?? {};
      expect(tolerance).toBeLessThan(0.1);
      const { signal } = new AbortController();
      await expect(
        selfTest(model, new PrefixCache(model), manifest.selfTest, tolerance, signal),
      ).resolves.toBe('verified');
      await model.dispose();
    },
    60_000,
  );

  describe('whatever its graph', { timeout: 60_000 }, () => {
    let model: GuardModel;
    let prefixes: PrefixCache;
    beforeAll(async () => {
      model = await folder.open();
      prefixes = new PrefixCache(model);
    });
    afterAll(() => model.dispose());

    it('gives the same scores with the prefix cached and not', async () => {
      const fresh = await assessConversation(question, { model, prefixes });
      expect(fresh.tokens.cached).toBe(0);
      const other = { ...question, conversation: [{ role: 'user', text: 'Hello.' }] } as const;
      const context = { model, prefixes: new PrefixCache(model) };
      await assessConversation(other, context);
      const cached = await assessConversation(question, context);
      expect(cached.tokens.cached).toBeGreaterThan(100);
      expect(fresh.unsafeScore).toBeCloseTo(cached.unsafeScore, 5);
      expect(Object.keys(fresh.categoryScores)).toHaveLength(13);
      for (const [code, score] of Object.entries(fresh.categoryScores)) {
        expect(cached.categoryScores[code]).toBeCloseTo(score, 5);
      }
    });

    it('refuses a category whose code its pruned head cannot write, before it asks', async () => {
      const taxonomy = {
        id: 'house',
        name: 'House',
        categories: ['HOUSE', 'GARDEN'].map((code) => ({ code, name: 'Rule' })),
      };
      await expect(
        assessConversation({ ...question, taxonomy }, { model, prefixes }),
      ).rejects.toThrow(TypeError);
    });
  });
});
