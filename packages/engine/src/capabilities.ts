/** What this machine can run a model on. */
export interface Capabilities {
  readonly webgpu: boolean;
  /** Half precision in shaders: `q4f16` needs it. */
  readonly shaderF16: boolean;
  /** The GPU is emulated on the CPU: it works, and is slower than WASM. */
  readonly software: boolean;
  /** Bytes that a tensor may have on the GPU; 0 without one. */
  readonly maxBufferBytes: number;
  /** Memory of the device in GB, rounded and at most 8 for privacy; absent where the browser does not tell. */
  readonly memoryGigabytes?: number;
}

function readMemory(): Pick<Capabilities, 'memoryGigabytes'> {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  return deviceMemory === undefined ? {} : { memoryGigabytes: deviceMemory };
}

/** Asks for a WebGPU adapter. Never fails: no answer is no WebGPU. */
export async function probeCapabilities(): Promise<Capabilities> {
  const memory = readMemory();
  const none = { webgpu: false, shaderF16: false, software: false, maxBufferBytes: 0, ...memory };
  try {
    const gpu = (navigator as Partial<Pick<WorkerNavigator, 'gpu'>>).gpu;
    const adapter = await gpu?.requestAdapter();
    if (!adapter) return none;
    return {
      webgpu: true,
      shaderF16: adapter.features.has('shader-f16'),
      software:
        adapter.info.isFallbackAdapter ||
        /swiftshader|llvmpipe/i.test(`${adapter.info.architecture} ${adapter.info.description}`),
      maxBufferBytes: Math.min(
        adapter.limits.maxBufferSize,
        adapter.limits.maxStorageBufferBindingSize,
      ),
      ...memory,
    };
  } catch {
    return none;
  }
}
