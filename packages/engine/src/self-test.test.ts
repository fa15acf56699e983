import { beforeEach, describe, expect, it } from 'vitest';
import { PrefixCache } from './prefix-cache.ts';
import { selfTest } from './self-test.ts';
import type { GoldenConversation } from './manifest.ts';
import {
  createFakeGuardModel,
  type FakeGuardModel,
  unsafeWord,
} from './testing/fake-guard-model.ts';

/** What the fake gives: margins of -4 and 4, uncalibrated. */
const safeScore = 1 / (1 + Math.exp(4));

function golden(text: string, unsafeScore: number): GoldenConversation {
  return {
    task: 'prompt-classification',
    conversation: [{ role: 'user', text }],
    unsafeScore,
  };
}

const goldens = [golden('hello', safeScore), golden(unsafeWord, 1 - safeScore)];
const { signal } = new AbortController();
let model: FakeGuardModel;
let prefixes: PrefixCache;

beforeEach(() => {
  model = createFakeGuardModel();
  prefixes = new PrefixCache(model);
});

describe('the self-test', () => {
  it('verifies a model that gives the golden scores', async () => {
    expect(await selfTest(model, prefixes, goldens, 1e-6, signal)).toBe('verified');
  });

  it('allows scores that are off by the tolerance', async () => {
    const near = [golden('hello', safeScore + 0.009), golden(unsafeWord, 1 - safeScore - 0.009)];
    expect(await selfTest(model, prefixes, near, 0.01, signal)).toBe('verified');
  });

  it('refuses a model that is off by more, and says by how much, on what', async () => {
    const off = [golden('hello', safeScore), golden(unsafeWord, 0.9)];
    await expect(selfTest(model, prefixes, off, 0.01, signal)).rejects.toMatchObject({
      kind: 'self-test-failed',
      message: expect.stringMatching(/^wasm fp32 .* off by 0\.0820, 0\.01 is allowed/) as string,
    });
  });

  it('refuses a model that gives no numbers', async () => {
    const broken = createFakeGuardModel({
      logits: (_text, rows) => Array.from({ length: rows }, () => new Float32Array(30).fill(NaN)),
    });
    await expect(
      selfTest(broken, new PrefixCache(broken), goldens, 1, signal),
    ).rejects.toMatchObject({ kind: 'inference-failed' });
  });

  it('cannot verify a model of a package without golden conversations, which only has to answer', async () => {
    expect(await selfTest(model, prefixes, [], 0, signal)).toBe('unverified');
    const mute = createFakeGuardModel({
      logits: (_text, rows) => Array.from({ length: rows }, () => new Float32Array(30)),
    });
    await expect(selfTest(mute, new PrefixCache(mute), [], 0, signal)).rejects.toMatchObject({
      kind: 'inference-failed',
    });
  });

  it('leaves the prefix of the default taxonomy in the cache', async () => {
    await selfTest(model, prefixes, goldens, 0.01, signal);
    const [prefix = []] = model.passes;
    expect((await prefixes.get(prefix)).hit).toBe(true);
  });

  it('rejects with the reason when it is aborted', async () => {
    const reason = new Error('superseded');
    const aborted = AbortSignal.abort(reason);
    await expect(selfTest(model, prefixes, goldens, 0.01, aborted)).rejects.toBe(reason);
  });
});
