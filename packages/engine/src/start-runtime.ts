import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import webgpuUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import type { InferenceSession } from 'onnxruntime-web';
import { chooseThreadCount } from './choose-thread-count.ts';
import { EngineError } from './engine-error.ts';
import type { OnnxSession } from './onnx-guard-model.ts';
import { openOnWasm } from './open-on-wasm.ts';
import { requestGpuDevice } from './request-gpu-device.ts';

/** A graph and the shards its tensors lie in. */
export interface OnnxFiles {
  readonly graph: Uint8Array;
  readonly layers: number;
  readonly weights: readonly { readonly path: string; readonly data: Uint8Array }[];
}

/** Opens a session in a runtime that has started. @throws The runtime's error when the graph cannot be loaded. */
type OpenSession = (files: OnnxFiles) => Promise<OnnxSession>;

/** Starts a runtime. @throws EngineError `no-execution-provider` when it does not start. */
export type StartRuntime = () => Promise<OpenSession>;

/**
 * The smallest graph that the runtime opens, one that gives back its input: the runtime fetches and compiles itself
 * when its first session is opened, and has no other way to be told to.
 * Source: onnx.proto3; ir_version 8, opset 17, graph "g", input and output "a": float32 [1].
 */
// biome-ignore format: one protobuf message a line
const smallestGraph = Uint8Array.of(
  8, 8,
  58, 37, 18, 1, 103,
  90, 15, 10, 1, 97, 18, 10, 10, 8, 8, 1, 18, 4, 10, 2, 8, 1,
  98, 15, 10, 1, 97, 18, 10, 10, 8, 8, 1, 18, 4, 10, 2, 8, 1,
  66, 2, 16, 17,
);

async function start(
  { InferenceSession: Session }: { readonly InferenceSession: typeof InferenceSession },
  url: string,
): Promise<void> {
  try {
    const session = await Session.create(smallestGraph, { executionProviders: ['wasm'] });
    await session.release();
  } catch (cause) {
    throw new EngineError(
      'no-execution-provider',
      `the runtime did not start from ${url}; serve the file and allow WebAssembly in the content security policy`,
      { cause },
    );
  }
}

/** Starts the plain build: it has the CPU kernels, of which the WebGPU build lacks some. */
export const startWasmRuntime: StartRuntime = async () => {
  const ort = await import('onnxruntime-web/wasm');
  ort.env.wasm.wasmPaths = { wasm: wasmUrl };
  ort.env.wasm.numThreads = chooseThreadCount(crossOriginIsolated, navigator.hardwareConcurrency);
  await start(ort, wasmUrl);
  return (files) => openOnWasm(ort, files);
};

/** Starts the build with the WebGPU kernels. */
export const startWebgpuRuntime: StartRuntime = async () => {
  const ort = await import('onnxruntime-web/webgpu');
  ort.env.wasm.wasmPaths = { wasm: webgpuUrl };
  ort.env.wasm.numThreads = 1;
  await start(ort, webgpuUrl);
  return async ({ graph, layers, weights }) => {
    const device = await requestGpuDevice();
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
        session: { run: (feeds) => session.run(feeds), release, inputNames: session.inputNames },
        Tensor: ort.Tensor,
        device,
        lost: device.lost,
      };
    } catch (error) {
      device.destroy();
      throw error;
    }
  };
};

/** The cache stays on the GPU; logits come back. */
function keysAndValuesOnGpu(layers: number): Record<string, 'gpu-buffer'> {
  const names = Array.from({ length: layers }, (_, layer) => [
    `present.${layer}.key`,
    `present.${layer}.value`,
  ]);
  return Object.fromEntries(names.flat().map((name) => [name, 'gpu-buffer' as const]));
}
