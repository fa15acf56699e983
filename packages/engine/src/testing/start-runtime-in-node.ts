import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as ort from 'onnxruntime-web/wasm';
import type { StartRuntime } from '../start-runtime.ts';

const wasmPath = createRequire(import.meta.url).resolve(
  'onnxruntime-web/ort-wasm-simd-threaded.wasm',
);

/** The WebAssembly runtime that browsers get, in Node, with one thread. */
export const startRuntimeInNode: StartRuntime = async () => {
  ort.env.wasm.wasmBinary = (await readFile(wasmPath)).buffer;
  ort.env.wasm.numThreads = 1;
  return async ({ graph, weights }) => {
    const session = await ort.InferenceSession.create(graph, {
      executionProviders: ['wasm'],
      externalData: [...weights],
      extra: { session: { disable_quant_qdq: '1' } },
    });
    return { session, Tensor: ort.Tensor };
  };
};
