/** Features that the runtime's kernels have a use for. */
const usefulFeatures = ['shader-f16', 'subgroups'] as const satisfies readonly GPUFeatureName[];

/** Limits that weights, caches and kernels run into; the defaults of WebGPU are far below what a GPU has. */
const usefulLimits = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxComputeWorkgroupsPerDimension',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/**
 * Smallest subgroup that the runtime's attention kernel is trusted with. With subgroups of 4, as SwiftShader has them,
 * it gives finite, wrong rows from 32 new tokens on; without subgroups it takes another, exact path. Sizes between were
 * not measured: 16 is the smallest that the runtime's authors once named as tested.
 * Source: measured with onnxruntime-web 1.31 in Chromium 156.
 */
const smallestSubgroup = 16;

/**
 * The features to ask a device for.
 * @param adapter - Its features, and the smallest subgroup it may run, absent where the browser does not tell.
 */
export function chooseGpuFeatures(adapter: {
  readonly features: Pick<ReadonlySet<string>, 'has'>;
  readonly info: { readonly subgroupMinSize?: number };
}): readonly GPUFeatureName[] {
  const { features, info } = adapter;
  const areSubgroupsRight = (info.subgroupMinSize ?? 0) >= smallestSubgroup;
  return usefulFeatures.filter(
    (feature) => features.has(feature) && (feature !== 'subgroups' || areSubgroupsRight),
  );
}

/**
 * Requests a device that the runtime computes rightly on; the caller destroys it.
 * @throws Error when there is no adapter or it gives no device.
 */
export async function requestGpuDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('this browser offers no WebGPU adapter');
  return adapter.requestDevice({
    requiredFeatures: [...chooseGpuFeatures(adapter)],
    requiredLimits: Object.fromEntries(usefulLimits.map((name) => [name, adapter.limits[name]])),
  });
}
