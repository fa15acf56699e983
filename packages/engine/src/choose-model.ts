import type { ExecutionProviderChoice, ModelChoice, PreferredModel } from '@guarded-chat/protocol';
import type { Capabilities } from './capabilities.ts';

/** While it is loaded, a package lies in memory twice: as files, and as what the runtime makes of them. */
const copiesInMemory = 3;

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** Why a preferred model cannot run here; undefined where it can. */
function obstacle(
  { sizeBytes, largestTensorBytes }: PreferredModel,
  capabilities: Capabilities,
  executionProvider: ExecutionProviderChoice,
): string | undefined {
  if (executionProvider === 'wasm') return 'it needs WebGPU, and WebAssembly was asked for';
  if (!capabilities.webgpu) return 'it needs WebGPU, and this browser offers no adapter';
  if (capabilities.software) return 'it needs a GPU, and the WebGPU adapter is emulated on the CPU';
  const { maxBufferBytes, memoryGigabytes } = capabilities;
  if (maxBufferBytes < largestTensorBytes) {
    return `one of its tensors has ${megabytes(largestTensorBytes)}, and the GPU takes at most ${megabytes(maxBufferBytes)} in one buffer`;
  }
  if (memoryGigabytes !== undefined && memoryGigabytes * 1e9 < copiesInMemory * sizeBytes) {
    return `it needs ${megabytes(copiesInMemory * sizeBytes)} of memory while it is loaded, and this device has about ${memoryGigabytes} GB`;
  }
  return undefined;
}

/**
 * Decides between a preferred, larger model and the one that runs everywhere: the larger one where there is a GPU
 * behind WebGPU, its largest tensor fits in a buffer, and the device has the memory, as far as the browser tells.
 * Browsers tell at most 8 GB, and some nothing: then the GPU's limit decides alone.
 */
export function chooseModel(
  preferred: PreferredModel,
  capabilities: Capabilities,
  executionProvider: ExecutionProviderChoice,
): ModelChoice {
  const why = obstacle(preferred, capabilities, executionProvider);
  return why === undefined
    ? { isPreferred: true, reason: 'it is set up, WebGPU works here, and memory suffices' }
    : { isPreferred: false, reason: `the preferred model was not taken: ${why}` };
}
