import type { Assessment } from '@guarded-chat/policy';

/** How fast a model answers here. */
export interface BenchmarkResult {
  readonly model: string;
  readonly executionProvider: string;
  readonly dtype: string;
  /** Checks that were measured. */
  readonly count: number;
  /** From the call to the answer, in milliseconds: half of the checks took no longer. */
  readonly medianMs: number;
  /** 95 of 100 took no longer. */
  readonly p95Ms: number;
  /** Of the forward pass alone, in milliseconds. */
  readonly forwardMs: number;
  /** Tokens computed a second, in the forward pass. */
  readonly tokensPerSecond: number;
}

/** What a benchmark needs. */
export interface BenchmarkHost {
  readonly ask: (text: string) => Promise<Assessment>;
  readonly now: () => number;
  /** Called after each check. @param part - In [0, 1]. */
  readonly onProgress: (part: number) => void;
}

/** The first checks compile and warm up; they are not measured. */
const WARM_UPS = 3;
const ROUNDS = 20;

/** A question of some thirty tokens, another one each time: the engine knows a text that it has just judged. */
function question(round: number): string {
  return `I have ${round + 2} guests on Sunday and would like to cook something without meat. What goes well with roasted carrots and lemon?`;
}

/**
 * Measures checks of one short message each, one after the other.
 * @param name - Of the model.
 * @throws What `ask` throws.
 */
export async function runBenchmark(
  name: string,
  { ask, now, onProgress }: BenchmarkHost,
): Promise<BenchmarkResult> {
  const times: number[] = [];
  const assessments: Assessment[] = [];
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    const startMs = now();
    const assessment = await ask(question(round));
    if (round >= WARM_UPS) {
      times.push(now() - startMs);
      assessments.push(assessment);
    }
    onProgress((round + 1) / (WARM_UPS + ROUNDS));
  }
  const forward = assessments.map(({ timings }) => timings.forwardMs);
  const computed = assessments.reduce((sum, { tokens }) => sum + tokens.computed, 0);
  const forwardMs = forward.reduce((sum, one) => sum + one, 0);
  const [first] = assessments;
  return {
    model: name,
    executionProvider: first?.model.executionProvider ?? '',
    dtype: first?.model.dtype ?? '',
    count: ROUNDS,
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    forwardMs: quantile(forward, 0.5),
    tokensPerSecond: (computed / forwardMs) * 1000,
  };
}

/** The smallest value that at least this share of them does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
