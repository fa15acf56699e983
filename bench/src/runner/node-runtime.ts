import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { RuntimeRun } from '../runtime-run.ts';
import { folders } from './bench-folders.ts';

/** The same graph on native kernels. */
export interface NodeRuntime {
  /** Runs the same tokens behind a cache of the same length. @returns How long it took, in milliseconds. */
  readonly repeat: (run: RuntimeRun) => Promise<number>;
  readonly close: () => Promise<void>;
}

interface Manifest {
  readonly architecture: {
    readonly layers: number;
    readonly kvHeads: number;
    readonly headSize: number;
  };
  readonly variants: readonly { readonly dtype: string; readonly graph: string }[];
}

const int64 = (values: readonly number[], shape: readonly number[]) =>
  new Tensor('int64', BigInt64Array.from(values, BigInt), shape);

/**
 * Opens a graph of the package in Node's ONNX Runtime.
 * @throws Error when the package has no such graph.
 */
export async function openNodeRuntime(dtype: string, threads: number): Promise<NodeRuntime> {
  const path = join(folders.package, 'manifest.json');
  const { architecture, variants } = JSON.parse(await readFile(path, 'utf8')) as Manifest;
  const graph = variants.find((one) => one.dtype === dtype)?.graph;
  if (graph === undefined) throw new Error(`manifest.variants: has no ${dtype} graph`);
  const session = await InferenceSession.create(join(folders.package, graph), {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // As the engine does: the weights are unpacked once, at load.
    extra: { session: { disable_quant_qdq: '1' } },
  });
  const { layers, kvHeads, headSize } = architecture;
  return {
    async repeat({ tokens, pastLength }) {
      const total = pastLength + tokens.length;
      const feeds: Record<string, Tensor> = {
        input_ids: int64(tokens, [1, tokens.length]),
        attention_mask: int64(
          Array.from({ length: total }, () => 1),
          [1, total],
        ),
        num_logits_to_keep: int64([2], []),
      };
      // What the cache holds changes nothing for the time that it takes.
      const past = new Float32Array(kvHeads * pastLength * headSize).fill(0.1);
      for (let layer = 0; layer < layers; layer += 1) {
        for (const kind of ['key', 'value']) {
          const shape = [1, kvHeads, pastLength, headSize];
          feeds[`past_key_values.${layer}.${kind}`] = new Tensor('float32', past, shape);
        }
      }
      const began = performance.now();
      await session.run(feeds);
      return performance.now() - began;
    },
    close: () => session.release(),
  };
}
