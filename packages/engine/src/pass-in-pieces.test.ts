import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GuardModel, KeyValueCache } from './guard-model.ts';
import { nextTask } from './next-task.ts';
import { passInPieces } from './pass-in-pieces.ts';

interface Pass {
  readonly tokens: readonly number[];
  readonly pastLength: number;
  readonly logitRows: number;
}

/** A model whose every token takes so many milliseconds, and what it was asked to run. */
function createModel(msPerToken: number) {
  const passes: Pass[] = [];
  const disposed: number[] = [];
  const cacheOf = (length: number) =>
    ({ length, dispose: () => disposed.push(length) }) as unknown as KeyValueCache;
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const forward: GuardModel['forward'] = (tokens, past, logitRows) => {
    const pastLength = past?.length ?? 0;
    passes.push({ tokens, pastLength, logitRows });
    now += tokens.length * msPerToken;
    const logits = Array.from({ length: logitRows }, () => new Float32Array());
    return Promise.resolve({ logits, cache: cacheOf(pastLength + tokens.length) });
  };
  const lengths = () => passes.map(({ tokens }) => tokens.length);
  return { forward: passInPieces(forward), passes, disposed, cacheOf, lengths };
}

const tokensOf = (length: number) => Array.from({ length }, (_, index) => index);

afterEach(() => vi.restoreAllMocks());

describe('a long pass on a slow machine', () => {
  it('is run in pieces of ten seconds, after a first one that tells the speed', async () => {
    const { forward, passes, lengths } = createModel(100);
    const { logits, cache } = await forward(tokensOf(300), null, 2);
    expect(lengths()).toEqual([32, 100, 100, 68]);
    expect(passes.flatMap(({ tokens }) => tokens)).toEqual(tokensOf(300));
    expect(passes.map(({ pastLength }) => pastLength)).toEqual([0, 32, 132, 232]);
    expect(passes.at(-1)?.logitRows).toBe(2);
    expect(logits).toHaveLength(2);
    expect(cache.length).toBe(300);
  });

  it('keeps what it was given, and nothing of the pieces but the last', async () => {
    const { forward, disposed, cacheOf } = createModel(1000);
    await forward(tokensOf(130), cacheOf(5), 1);
    expect(disposed).toEqual([37, 69, 101]);
  });

  it('lets others have their turn between pieces', async () => {
    const { forward, passes } = createModel(100);
    const done = forward(tokensOf(300), null, 1);
    await nextTask();
    expect(passes.length).toBeLessThan(4);
    await done;
  });
});

it('a fast machine runs whole passes, but for the first', async () => {
  const { forward, lengths } = createModel(0.5);
  await forward(tokensOf(300), null, 1);
  await forward(tokensOf(4000), null, 1);
  expect(lengths()).toEqual([32, 268, 4000]);
});

it('a short pass is never cut', async () => {
  const { forward, lengths } = createModel(1000);
  await forward(tokensOf(64), null, 64);
  await forward(tokensOf(20), null, 1);
  expect(lengths()).toEqual([64, 20]);
});

it('the last piece has all positions whose logits are wanted', async () => {
  const { forward, lengths } = createModel(1000);
  await forward(tokensOf(100), null, 80);
  expect(lengths()).toEqual([20, 80]);
});
