import type { Tensor, TensorConstructor } from 'onnxruntime-web';
import type { KeyValueCache } from './guard-model.ts';

/** Shape and names of a model's keys and values, and what it takes to make tensors of them. */
export interface OnnxCacheForm {
  /** Names of the inputs, `past_key_values.{layer}.{key|value}`, in the order of snapshots. */
  readonly names: readonly string[];
  readonly kvHeads: number;
  readonly headSize: number;
  readonly type: 'float32' | 'float16';
  readonly Tensor: TensorConstructor;
  /** The device that holds the tensors; absent: they lie in memory. */
  readonly device?: GPUDevice;
}

/**
 * STORAGE | COPY_SRC | COPY_DST. The global that names them is not declared for workers.
 * Source: WebGPU specification, GPUBufferUsage.
 */
const storageCopySourceAndTarget = 0x80 | 0x04 | 0x08;

function bytesPerToken({ headSize, type }: OnnxCacheForm): number {
  return headSize * (type === 'float16' ? 2 : 4);
}

/** The bytes of a tensor in memory: a view, not a copy. */
function bytesOf(tensor: Tensor): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = tensor.data as Float32Array<ArrayBuffer>;
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function tensorOf(form: OnnxCacheForm, bytes: Uint8Array<ArrayBuffer>, length: number): Tensor {
  const shape = [1, form.kvHeads, length, form.headSize];
  return form.type === 'float16'
    ? new form.Tensor('float16', new Uint16Array(bytes.buffer), shape)
    : new form.Tensor('float32', new Float32Array(bytes.buffer), shape);
}

/** The first `length` of a tensor's `from` tokens, head by head, in memory. */
function cropInMemory(form: OnnxCacheForm, tensor: Tensor, from: number, length: number): Tensor {
  const stride = bytesPerToken(form);
  const source = bytesOf(tensor);
  const target = new Uint8Array(form.kvHeads * length * stride);
  for (let head = 0; head < form.kvHeads; head += 1) {
    const start = head * from * stride;
    target.set(source.subarray(start, start + length * stride), head * length * stride);
  }
  return tensorOf(form, target, length);
}

/** The same on the GPU, without reading anything back. */
function cropOnGpu(
  form: OnnxCacheForm & { readonly device: GPUDevice },
  encoder: GPUCommandEncoder,
  tensor: Tensor,
  from: number,
  length: number,
): Tensor {
  const stride = bytesPerToken(form);
  const buffer = form.device.createBuffer({
    size: form.kvHeads * length * stride,
    usage: storageCopySourceAndTarget,
  });
  for (let head = 0; head < form.kvHeads; head += 1) {
    const [source, target] = [head * from * stride, head * length * stride];
    encoder.copyBufferToBuffer(tensor.gpuBuffer, source, buffer, target, length * stride);
  }
  return form.Tensor.fromGpuBuffer(buffer, {
    dataType: form.type,
    dims: [1, form.kvHeads, length, form.headSize],
    dispose: () => buffer.destroy(),
  });
}

/** Keys and values as tensors of the runtime, [1, kvHeads, length, headSize] each, in memory or on the GPU. */
export class OnnxCache implements KeyValueCache {
  /** By input name. */
  readonly tensors: Readonly<Record<string, Tensor>>;
  readonly length: number;
  readonly sizeBytes: number;
  readonly #form: OnnxCacheForm;

  constructor(form: OnnxCacheForm, tensors: Readonly<Record<string, Tensor>>, length: number) {
    this.#form = form;
    this.tensors = tensors;
    this.length = length;
    this.sizeBytes = form.names.length * form.kvHeads * length * bytesPerToken(form);
  }

  /** The cache without a token. */
  static empty(form: OnnxCacheForm): OnnxCache {
    const tensors = form.names.map((name) => [name, tensorOf(form, new Uint8Array(), 0)] as const);
    return new OnnxCache(form, Object.fromEntries(tensors), 0);
  }

  /** The cache of a snapshot; undefined when its size is not that of `length` tokens. */
  static restore(
    form: OnnxCacheForm,
    snapshot: Uint8Array<ArrayBuffer>,
    length: number,
  ): OnnxCache | undefined {
    const size = form.kvHeads * length * bytesPerToken(form);
    if (form.device || snapshot.byteLength !== size * form.names.length) return undefined;
    const tensors = form.names.map((name, index) => {
      const part = snapshot.slice(index * size, (index + 1) * size);
      return [name, tensorOf(form, part, length)] as const;
    });
    return new OnnxCache(form, Object.fromEntries(tensors), length);
  }

  crop(length: number): OnnxCache {
    const { device } = this.#form;
    const encoder = device?.createCommandEncoder();
    const tensors = Object.entries(this.tensors).map(([name, tensor]) => {
      const isOnGpu = device && encoder && tensor.location === 'gpu-buffer';
      const cropped = isOnGpu
        ? cropOnGpu({ ...this.#form, device }, encoder, tensor, this.length, length)
        : cropInMemory(this.#form, tensor, this.length, length);
      return [name, cropped] as const;
    });
    if (device && encoder) device.queue.submit([encoder.finish()]);
    return new OnnxCache(this.#form, Object.fromEntries(tensors), length);
  }

  snapshot(): Uint8Array<ArrayBuffer> | undefined {
    const { names, device } = this.#form;
    if (device) return undefined;
    const snapshot = new Uint8Array(this.sizeBytes);
    let offset = 0;
    for (const name of names) {
      const tensor = this.tensors[name];
      if (!tensor) return undefined;
      const bytes = bytesOf(tensor);
      snapshot.set(bytes, offset);
      offset += bytes.byteLength;
    }
    return snapshot;
  }

  dispose(): void {
    for (const tensor of Object.values(this.tensors)) tensor.dispose();
  }
}
