import type { Taxonomy, Turn } from '@guarded-chat/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessConversation } from './assess-conversation.ts';
import type { GuardModel } from './guard-model.ts';
import { PrefixCache } from './prefix-cache.ts';
import { describeGuardModel } from './testing/guard-model-contract.ts';
import {
  openPocketGuard,
  readPocketGuardManifest,
  readPocketGuardText,
} from './testing/open-pocket-guard.ts';

interface Golden {
  readonly task: 'prompt-classification' | 'response-classification';
  readonly conversation: readonly Turn[];
  readonly taxonomy?: Taxonomy;
  readonly tokenIds: readonly number[];
  readonly unsafeScore: number;
  readonly categoryScores: Readonly<Record<string, number>>;
}

const goldens = JSON.parse(await readPocketGuardText('goldens.json')) as Golden[];
const manifest = await readPocketGuardManifest();

describeGuardModel('pocket-guard on WebAssembly', () => openPocketGuard());

describe.each([
  { dtype: 'fp32', tolerance: 0.001 },
  { dtype: 'q4', tolerance: 0.001 },
  { dtype: 'int8', tolerance: 0.02 },
] as const)(
  'pocket-guard $dtype against the PyTorch checkpoint',
  // q4 dequantizes its weights at every call on this runtime.
  { timeout: 60_000 },
  ({ dtype, tolerance }) => {
    let model: GuardModel;
    let prefixes: PrefixCache;
    beforeAll(async () => {
      model = await openPocketGuard(dtype);
      prefixes = new PrefixCache(model);
    });
    afterAll(() => model.dispose());

    it.each(goldens.map((golden, index) => ({ index, golden })))(
      'gives golden conversation $index the same scores',
      async ({ golden: { tokenIds, ...golden } }) => {
        const assessment = await assessConversation(golden, { model, prefixes });
        expect(Math.abs(assessment.unsafeScore - golden.unsafeScore)).toBeLessThan(tolerance);
        expect(Object.keys(assessment.categoryScores)).toEqual(Object.keys(golden.categoryScores));
        for (const [code, score] of Object.entries(golden.categoryScores)) {
          expect(Math.abs((assessment.categoryScores[code] ?? NaN) - score)).toBeLessThan(
            tolerance,
          );
        }
        const { cached, computed } = assessment.tokens;
        expect(cached + computed).toBe(tokenIds.length + 2);
      },
    );

    it('gives the same scores with the prefix cached and not', async () => {
      for (const golden of goldens.slice(0, 3)) {
        const cached = await assessConversation(golden, { model, prefixes });
        const fresh = await assessConversation(golden, { model, prefixes: new PrefixCache(model) });
        expect(cached.tokens.cached).toBeGreaterThan(0);
        expect(fresh.tokens.cached).toBe(0);
        expect(Math.abs(cached.unsafeScore - fresh.unsafeScore)).toBeLessThan(1e-5);
      }
    });
  },
);

describe('the package', () => {
  it('has at most 48 MB in files of at most 16 MB, with a self-test and four variants', () => {
    const sizes = manifest.files.map((file) => file.bytes);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16_000_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(48_000_000);
    expect(manifest.selfTest.length).toBeGreaterThan(0);
    expect(manifest.variants.map((one) => one.dtype)).toEqual(['q4f16', 'q4', 'int8', 'fp32']);
  });
});
