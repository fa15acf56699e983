import { describe, expect, it } from 'vitest';
import { chooseVariants } from './choose-variants.ts';
import type { Manifest, ManifestVariant } from './manifest.ts';
import { createFakePackage } from './testing/fake-package.ts';

const { manifest: base } = await createFakePackage();

function variant(
  dtype: ManifestVariant['dtype'],
  executionProvider: ManifestVariant['executionProvider'],
): ManifestVariant {
  return { dtype, executionProvider, graph: `${dtype}.onnx`, tolerance: 0.01 };
}

const manifest: Manifest = {
  ...base,
  variants: [variant('q4f16', 'webgpu'), variant('q4', 'webgpu'), variant('fp32', 'wasm')],
};
const gpu = { webgpu: true, shaderF16: true, software: false };
const noGpu = { webgpu: false, shaderF16: false, software: false };

function dtypes({ variants }: { readonly variants: readonly ManifestVariant[] }): string[] {
  return variants.map(({ dtype }) => dtype);
}

describe('auto', () => {
  it('tries all variants on a GPU with half precision, in the order of the manifest', () => {
    const choice = chooseVariants(manifest, 'auto', gpu);
    expect(dtypes(choice)).toEqual(['q4f16', 'q4', 'fp32']);
    expect(choice).not.toHaveProperty('fallbackReason');
  });

  it('leaves q4f16 out on a GPU without half precision', () => {
    const choice = chooseVariants(manifest, 'auto', { ...gpu, shaderF16: false });
    expect(dtypes(choice)).toEqual(['q4', 'fp32']);
  });

  it('takes WASM without a GPU, and says why', () => {
    const choice = chooseVariants(manifest, 'auto', noGpu);
    expect(dtypes(choice)).toEqual(['fp32']);
    expect(choice.fallbackReason).toMatch('no WebGPU adapter');
  });

  it('takes WASM where the GPU is emulated, and says why', () => {
    const choice = chooseVariants(manifest, 'auto', { ...gpu, software: true });
    expect(dtypes(choice)).toEqual(['fp32']);
    expect(choice.fallbackReason).toMatch('emulated');
  });
});

describe('webgpu', () => {
  it('never falls back to WASM', () => {
    expect(dtypes(chooseVariants(manifest, 'webgpu', gpu))).toEqual(['q4f16', 'q4']);
  });

  it('takes an emulated GPU: somebody asked for it', () => {
    const choice = chooseVariants(manifest, 'webgpu', { ...gpu, software: true });
    expect(dtypes(choice)).toEqual(['q4f16', 'q4']);
  });

  it('is refused without a GPU', () => {
    expect(() => chooseVariants(manifest, 'webgpu', noGpu)).toThrow(
      expect.objectContaining({
        kind: 'no-execution-provider',
        message: expect.stringContaining('no WebGPU adapter') as string,
      }),
    );
  });
});

describe('wasm', () => {
  it('takes WASM even on a GPU, which is no fallback', () => {
    const choice = chooseVariants(manifest, 'wasm', gpu);
    expect(dtypes(choice)).toEqual(['fp32']);
    expect(choice).not.toHaveProperty('fallbackReason');
  });

  it('is refused when the package has no variant for it', () => {
    const gpuOnly = { ...manifest, variants: manifest.variants.slice(0, 2) };
    expect(() => chooseVariants(gpuOnly, 'wasm', gpu)).toThrow(
      expect.objectContaining({
        kind: 'no-execution-provider',
        message: expect.stringMatching(/^fake cannot run on wasm: .*no variant/) as string,
      }),
    );
  });
});
