import type { InferenceSession, TensorConstructor } from 'onnxruntime-web';
import type { OnnxSession } from './onnx-guard-model.ts';
import type { OnnxFiles } from './start-runtime.ts';

/** The plain build of the runtime, as far as it takes to open a session. */
export interface WasmRuntime {
  readonly InferenceSession: Pick<typeof InferenceSession, 'create'>;
  readonly Tensor: TensorConstructor;
}

/** Opens a session on the CPU kernels. @throws The runtime's error when the graph cannot be loaded. */
export async function openOnWasm(
  { InferenceSession: Session, Tensor }: WasmRuntime,
  { graph, weights }: OnnxFiles,
): Promise<OnnxSession> {
  const session = await Session.create(graph, {
    executionProviders: ['wasm'],
    externalData: [...weights],
    // Lets the runtime fold DequantizeLinear at load instead of keeping 4-bit weights and dequantizing at every call.
    extra: { session: { disable_quant_qdq: '1' } },
  });
  return { session, Tensor };
}
