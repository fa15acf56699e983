import { expect, it } from 'vitest';
import { assessmentWith } from '../testing/fixtures.ts';
import { runBenchmark } from './benchmark.ts';

/** Checks take 100 ms while warming up, then 1, 2, 3 … ms. */
function setUp() {
  const state = { nowMs: 0, texts: [] as string[], progress: [] as number[] };
  return {
    state,
    host: {
      ask(text: string) {
        state.texts.push(text);
        const place = state.texts.length - 3;
        state.nowMs += place > 0 ? place : 100;
        return Promise.resolve(assessmentWith(0.1));
      },
      now: () => state.nowMs,
      onProgress: (part: number) => void state.progress.push(part),
    },
  };
}

it('measures what comes after the warm-up', async () => {
  const { host } = setUp();
  expect(await runBenchmark('pocket-guard', host)).toEqual({
    model: 'pocket-guard',
    executionProvider: 'wasm',
    dtype: 'q4',
    count: 20,
    medianMs: 10,
    p95Ms: 19,
    forwardMs: 20,
    tokensPerSecond: 600,
  });
});

it('asks something else each time', async () => {
  const { host, state } = setUp();
  await runBenchmark('pocket-guard', host);
  expect(new Set(state.texts).size).toBe(state.texts.length);
});

it('tells how far it is', async () => {
  const { host, state } = setUp();
  await runBenchmark('pocket-guard', host);
  expect(state.progress.at(-1)).toBe(1);
});
