import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { type ModelPackage, openSession } from './open-guard-model.ts';

/** What putting rows into one pass gains. */
export interface BatchGain {
  /** Rows in a pass. */
  readonly rows: number;
  /** A row that has a pass of its own, milliseconds of one thread. */
  readonly aloneMs: number;
  /** A row among `rows` of the same length, milliseconds of one thread. */
  readonly batchedMs: number;
}

const ROUNDS = 9;

/**
 * Measures passes of one row against passes of several, in turn, on one thread. No row has a prefix here: the attention
 * kernel takes several rows only where no keys and values are kept, so this is what a batch could gain at best, not what
 * it would. Medians.
 * @param tokens - Of each row.
 * @param rows - In a batch.
 */
export async function measureBatchGain(
  opened: ModelPackage,
  tokens: number,
  rows: number,
): Promise<BatchGain> {
  const session = await openSession(opened, 1);
  const [alone, batched] = [feedsOf(opened, 1, tokens), feedsOf(opened, rows, tokens)];
  const times: [number[], number[]] = [[], []];
  try {
    // The first round makes the runtime plan its memory.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [aloneMs, batchedMs] = [
        await timePass(session, alone),
        await timePass(session, batched),
      ];
      if (round > 0) times[0].push(aloneMs);
      if (round > 0) times[1].push(batchedMs / rows);
    }
  } finally {
    await session.release();
  }
  return { rows, aloneMs: median(times[0]), batchedMs: median(times[1]) };
}

async function timePass(
  session: InferenceSession,
  feeds: InferenceSession.FeedsType,
): Promise<number> {
  const started = performance.now();
  await session.run(feeds);
  return performance.now() - started;
}

function feedsOf(
  { manifest }: ModelPackage,
  rows: number,
  tokens: number,
): InferenceSession.FeedsType {
  const { layers, kvHeads, headSize } = manifest.architecture;
  const int64 = (values: readonly number[], shape: readonly number[]) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), shape);
  const none = new Tensor('float32', new Float32Array(), [rows, kvHeads, 0, headSize]);
  const past: Record<string, Tensor> = {};
  for (let layer = 0; layer < layers; layer += 1) {
    past[`past_key_values.${layer}.key`] = none;
    past[`past_key_values.${layer}.value`] = none;
  }
  // Which tokens they are does not matter to the time.
  const ids = Array.from({ length: rows * tokens }, (_, index) => 1000 + (index % tokens));
  return {
    input_ids: int64(ids, [rows, tokens]),
    attention_mask: int64(
      ids.map(() => 1),
      [rows, tokens],
    ),
    num_logits_to_keep: int64([1], []),
    ...past,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
