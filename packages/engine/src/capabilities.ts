/** What this machine can run a model on. */
export interface Capabilities {
  readonly webgpu: boolean;
  /** Half precision in shaders: `q4f16` needs it. */
  readonly shaderF16: boolean;
  /** The GPU is emulated on the CPU: it works, and is slower than WASM. */
  readonly software: boolean;
}

/** Asks for a WebGPU adapter. Never fails: no answer is no WebGPU. */
export async function probeCapabilities(): Promise<Capabilities> {
  const none = { webgpu: false, shaderF16: false, software: false };
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
    };
  } catch {
    return none;
  }
}
