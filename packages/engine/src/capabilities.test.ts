import { afterEach, expect, test, vi } from 'vitest';
import { probeCapabilities } from './capabilities.ts';

const none = { webgpu: false, shaderF16: false, software: false, maxBufferBytes: 0 };

function stubGpu(requestAdapter: () => unknown): void {
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => requestAdapter() } });
}

function adapter(info: object, features: readonly string[] = []): object {
  const limits = { maxBufferSize: 1024, maxStorageBufferBindingSize: 512 };
  return { features: new Set(features), info, limits };
}

afterEach(() => vi.unstubAllGlobals());

test('finds no WebGPU where the browser has none', async () => {
  vi.stubGlobal('navigator', {});
  expect(await probeCapabilities()).toEqual(none);
});

test('finds no WebGPU where there is no adapter', async () => {
  stubGpu(() => null);
  expect(await probeCapabilities()).toEqual(none);
});

test('finds no WebGPU where asking fails', async () => {
  stubGpu(() => {
    throw new Error('the GPU process crashed');
  });
  expect(await probeCapabilities()).toEqual(none);
});

test('tells half precision from the features of the adapter', async () => {
  const info = { architecture: 'ampere', description: '', isFallbackAdapter: false };
  stubGpu(() => adapter(info, ['shader-f16']));
  expect(await probeCapabilities()).toMatchObject({ webgpu: true, shaderF16: true });
  stubGpu(() => adapter(info));
  expect(await probeCapabilities()).toMatchObject({ webgpu: true, shaderF16: false });
});

test.each([
  { architecture: '', description: '', isFallbackAdapter: true },
  { architecture: 'swiftshader', description: '', isFallbackAdapter: false },
  { architecture: '', description: 'llvmpipe (LLVM 15.0.6, 256 bits)', isFallbackAdapter: false },
])('tells a GPU that is emulated on the CPU: %j', async (info) => {
  stubGpu(() => adapter(info));
  expect(await probeCapabilities()).toMatchObject({ webgpu: true, software: true });
});

test('tells the most that a tensor may have, and the memory where the browser tells it', async () => {
  const info = { architecture: 'ampere', description: '', isFallbackAdapter: false };
  stubGpu(() => adapter(info));
  expect(await probeCapabilities()).toEqual({
    webgpu: true,
    shaderF16: false,
    software: false,
    maxBufferBytes: 512,
  });
  vi.stubGlobal('navigator', { deviceMemory: 4 });
  expect(await probeCapabilities()).toEqual({ ...none, memoryGigabytes: 4 });
});
