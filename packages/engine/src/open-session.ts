import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import webgpuUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import type { OnnxSession } from './onnx-guard-model.ts';
import { requestGpuDevice } from './request-gpu-device.ts';

/** A graph and the shards its tensors lie in. */
export interface OnnxFiles {
  readonly graph: Uint8Array;
  readonly layers: number;
  readonly weights: readonly { readonly path: string; readonly data: Uint8Array }[];
}

/** More threads than this gain little for short texts; more than there are cores is slower than one. */
const maxThreads = 4;

/**
 * The plain build has the CPU kernels, which the WebGPU build lacks in part: each execution provider gets its own.
 * @throws The runtime's error when the graph cannot be loaded.
 */
export async function openWasmSession({ graph, weights }: OnnxFiles): Promise<OnnxSession> {
  const ort = await import('onnxruntime-web/wasm');
  ort.env.wasm.wasmPaths = { wasm: wasmUrl };
  // Unset means one thread; without cross-origin isolation there can only be one.
  ort.env.wasm.numThreads = crossOriginIsolated
    ? Math.min(maxThreads, navigator.hardwareConcurrency)
    : 1;
  const session = await ort.InferenceSession.create(graph, {
    executionProviders: ['wasm'],
    externalData: [...weights],
    // Lets the runtime fold DequantizeLinear at load instead of keeping 4-bit weights and dequantizing at every call.
    extra: { session: { disable_quant_qdq: '1' } },
  });
  return { session, Tensor: ort.Tensor };
}

/** @throws The runtime's error when the graph cannot be loaded or there is no device. */
export async function openWebgpuSession({
  graph,
  layers,
  weights,
}: OnnxFiles): Promise<OnnxSession> {
  const ort = await import('onnxruntime-web/webgpu');
  ort.env.wasm.wasmPaths = { wasm: webgpuUrl };
  ort.env.wasm.numThreads = 1;
  const device = await requestGpuDevice();
  let lost = false;
  void device.lost.then(() => {
    lost = true;
  });
  try {
    const session = await ort.InferenceSession.create(graph, {
      executionProviders: [{ name: 'webgpu', device }],
      externalData: [...weights],
      preferredOutputLocation: keysAndValuesOnGpu(layers),
    });
    const release = async () => {
      await session.release();
      device.destroy();
    };
    return {
      session: { run: (feeds) => session.run(feeds), release },
      Tensor: ort.Tensor,
      device,
      isLost: () => lost,
    };
  } catch (error) {
    device.destroy();
    throw error;
  }
}

/** The cache stays on the GPU; logits come back. */
function keysAndValuesOnGpu(layers: number): Record<string, 'gpu-buffer'> {
  const names = Array.from({ length: layers }, (_, layer) => [
    `present.${layer}.key`,
    `present.${layer}.value`,
  ]);
  return Object.fromEntries(names.flat().map((name) => [name, 'gpu-buffer' as const]));
}
