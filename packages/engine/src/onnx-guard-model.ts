import { type AssessmentModel, protocolById } from '@guarded-chat/policy';
import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-web';
import { EngineError } from './engine-error.ts';
import type { ForwardResult, GuardModel, KeyValueCache } from './guard-model.ts';
import type { Manifest } from './manifest.ts';
import { halfToFloat } from './half-to-float.ts';
import { OnnxCache, type OnnxCacheForm } from './onnx-cache.ts';
import { passInPieces } from './pass-in-pieces.ts';

/** A session and what it takes to feed it; the same for every build of the runtime, browser and Node. */
export interface OnnxSession {
  readonly session: {
    readonly run: (feeds: InferenceSession.FeedsType) => Promise<InferenceSession.ReturnType>;
    readonly release: () => Promise<void>;
    /** Absent: those of a graph of this project. */
    readonly inputNames?: readonly string[];
  };
  readonly Tensor: TensorConstructor;
  /** The GPU that keys and values stay on; absent: they lie in memory. */
  readonly device?: GPUDevice;
  /** Settles when the GPU device is gone. */
  readonly lost?: Promise<unknown>;
}

/** What an ONNX guard model is made of. */
export interface OnnxGuardModelParts {
  readonly manifest: Manifest;
  readonly info: AssessmentModel;
  readonly onnx: OnnxSession;
  readonly encode: (text: string) => readonly number[];
}

function kvNames(layers: number): { past: string; present: string }[] {
  return Array.from({ length: layers }, (_, layer) => layer).flatMap((layer) =>
    ['key', 'value'].map((kind) => ({
      past: `past_key_values.${layer}.${kind}`,
      present: `present.${layer}.${kind}`,
    })),
  );
}

async function readLogits(logits: Tensor | undefined): Promise<Float32Array> {
  const data = await logits?.getData();
  if (logits?.type === 'float16') return halfToFloat(data as Uint16Array);
  return (data as Float32Array | undefined) ?? new Float32Array();
}

/** From a pass that fails of a lost device to the word of its loss: 0.4 s were seen in Firefox 153. */
const lossToldWithinMs = 2000;

function deviceLost(): EngineError {
  return new EngineError('device-lost', 'the GPU device was lost; load the model again');
}

/** A guard model over an ONNX Runtime session. */
export function createOnnxGuardModel({
  manifest,
  info,
  onnx,
  encode,
}: OnnxGuardModelParts): GuardModel {
  const { session, Tensor } = onnx;
  const { layers, kvHeads, headSize, maxPositions } = manifest.architecture;
  const names = kvNames(layers);
  const { answer } = protocolById(manifest.protocol);
  const headTokenIds = answer.form === 'matched' ? [] : manifest.headTokenIds;
  const rows = answer.form === 'matched' ? 2 * answer.width : headTokenIds.length;
  const variant = manifest.variants.find(({ dtype }) => dtype === info.dtype);
  const form: OnnxCacheForm = {
    names: names.map(({ past }) => past),
    kvHeads,
    headSize,
    type: info.dtype === 'q4f16' ? 'float16' : 'float32',
    Tensor,
    ...(onnx.device && { device: onnx.device }),
  };
  const int64 = (values: readonly number[], shape: readonly number[]) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), shape);

  // Graphs of other makers take positions, and give logits for all of them.
  const takes = (input: string) => (session.inputNames ?? ['num_logits_to_keep']).includes(input);

  let isLost = false;
  /** How each running pass is told of a loss: the runtime may fail it without the reason, or not at all. */
  const running = new Set<(reason: EngineError) => void>();
  void onnx.lost?.then(() => {
    isLost = true;
    for (const fail of running) fail(deviceLost());
  });

  function assertHasDevice(): void {
    if (isLost) throw deviceLost();
  }

  /** A pass that fails of a lost device fails before the loss is told, which `running` then hears of. */
  async function forwardOrLoss(...given: Parameters<typeof forward>): Promise<ForwardResult> {
    try {
      return await forward(...given);
    } catch (error) {
      await new Promise((resolve) => {
        setTimeout(resolve, lossToldWithinMs);
      });
      throw error;
    }
  }

  async function forwardOnDevice(...given: Parameters<typeof forward>): Promise<ForwardResult> {
    if (onnx.lost === undefined) return forward(...given);
    assertHasDevice();
    return new Promise((resolve, reject) => {
      running.add(reject);
      void forwardOrLoss(...given)
        .then(resolve, reject)
        .finally(() => running.delete(reject));
    });
  }

  async function forward(
    tokens: readonly number[],
    past: KeyValueCache | null,
    logitRows: number,
  ): Promise<ForwardResult> {
    if (past && !(past instanceof OnnxCache)) throw new TypeError('past: is not of this model');
    const length = (past?.length ?? 0) + tokens.length;
    const outputs = await session.run({
      input_ids: int64(tokens, [1, tokens.length]),
      attention_mask: int64(
        Array.from({ length }, () => 1),
        [1, length],
      ),
      ...(takes('num_logits_to_keep') && { num_logits_to_keep: int64([logitRows], []) }),
      ...(takes('position_ids') && {
        position_ids: int64(
          tokens.map((_, index) => length - tokens.length + index),
          [1, tokens.length],
        ),
      }),
      ...(past ?? OnnxCache.empty(form)).tensors,
    });
    const present: Record<string, Tensor> = {};
    for (const { past: name, present: output } of names) {
      const tensor = outputs[output];
      if (tensor) present[name] = tensor;
    }
    const cache = new OnnxCache(form, present, length);
    assertHasDevice();
    const found = outputs['logits']?.dims.at(-1) ?? rows;
    if (found !== rows) {
      // Every score would be read off the wrong outputs.
      cache.dispose();
      throw new EngineError(
        'model-unsupported',
        `the graph's head has ${found} outputs, but by the manifest it has ${rows}; the protocol may be another`,
      );
    }
    const data = await readLogits(outputs['logits']);
    const first = data.length - logitRows * rows;
    const logits = Array.from({ length: logitRows }, (_, row) =>
      data.slice(first + row * rows, first + (row + 1) * rows),
    );
    return { logits, cache };
  }

  return {
    info,
    protocol: manifest.protocol,
    headRows: rows,
    headTokenIds,
    calibration: variant?.calibration ?? manifest.calibration,
    ...(manifest.window && { window: manifest.window }),
    maxPositions,
    encode,
    controlTokenId(token) {
      const id = manifest.controlTokens[token];
      if (id === undefined)
        throw new EngineError(
          'model-unsupported',
          `manifest.controlTokens: "${token}" is missing, which ${manifest.protocol} needs; the protocol may be another`,
        );
      return id;
    },
    // A GPU computes while the worker does other things.
    forward: onnx.device ? forwardOnDevice : passInPieces(forwardOnDevice),
    restore: (snapshot, length) => OnnxCache.restore(form, snapshot, length),
    dispose: () => session.release(),
  };
}
