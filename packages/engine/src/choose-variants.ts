import type { ExecutionProviderChoice } from '@guarded-chat/protocol';
import type { Capabilities } from './capabilities.ts';
import { EngineError } from './engine-error.ts';
import type { Manifest, ManifestVariant } from './manifest.ts';

/** What decides which graphs can run. */
type GpuCapabilities = Pick<Capabilities, 'webgpu' | 'shaderF16' | 'software'>;

/** The variants to try, best first, and why a WebGPU variant is not among them. */
export interface VariantChoice {
  readonly variants: readonly ManifestVariant[];
  readonly fallbackReason?: string;
}

function whyNotWebgpu(
  capabilities: GpuCapabilities,
  choice: ExecutionProviderChoice,
): string | undefined {
  if (!capabilities.webgpu) return 'this browser offers no WebGPU adapter';
  if (choice === 'auto' && capabilities.software)
    return 'the WebGPU adapter is emulated on the CPU, where WASM is faster';
  return undefined;
}

/**
 * Picks the graphs that can run here, in the manifest's order.
 * @throws EngineError `no-execution-provider` when none can.
 */
export function chooseVariants(
  manifest: Pick<Manifest, 'id' | 'variants'>,
  choice: ExecutionProviderChoice,
  capabilities: GpuCapabilities,
): VariantChoice {
  const reason = choice === 'wasm' ? undefined : whyNotWebgpu(capabilities, choice);
  const variants = manifest.variants.filter(({ executionProvider, dtype }) => {
    if (choice !== 'auto' && choice !== executionProvider) return false;
    if (executionProvider === 'wasm') return true;
    return reason === undefined && (dtype !== 'q4f16' || capabilities.shaderF16);
  });
  if (variants.length === 0) {
    throw new EngineError(
      'no-execution-provider',
      `${manifest.id} cannot run on ${choice}: ${reason ?? 'the package has no variant for it'}; choose another execution provider`,
    );
  }
  return { variants, ...(reason && { fallbackReason: reason }) };
}
