import { afterEach, expect, test, vi } from 'vitest';
import { chooseGpuFeatures, requestGpuDevice } from './request-gpu-device.ts';

afterEach(() => vi.unstubAllGlobals());

const features = new Set(['shader-f16', 'subgroups', 'timestamp-query']);

test('asks for half precision and subgroups where both are right, and for nothing else', () => {
  const adapter = { features, info: { subgroupMinSize: 32 } };
  expect(chooseGpuFeatures(adapter)).toEqual(['shader-f16', 'subgroups']);
});

test('leaves subgroups out where they are so small that attention would be wrong', () => {
  expect(chooseGpuFeatures({ features, info: { subgroupMinSize: 4 } })).toEqual(['shader-f16']);
});

test('leaves subgroups out where the browser does not tell their size', () => {
  expect(chooseGpuFeatures({ features, info: {} })).toEqual(['shader-f16']);
});

test('asks for no half precision where there is none', () => {
  const adapter = { features: new Set(['subgroups']), info: { subgroupMinSize: 16 } };
  expect(chooseGpuFeatures(adapter)).toEqual(['subgroups']);
});

test('asks for a device with the limits that the adapter has', async () => {
  const requestDevice = vi.fn(() => Promise.resolve({}));
  const limits = { maxBufferSize: 2 ** 30, maxStorageBufferBindingSize: 2 ** 27 };
  const adapter = { features, limits, info: {}, requestDevice };
  vi.stubGlobal('navigator', { gpu: { requestAdapter: () => Promise.resolve(adapter) } });
  await requestGpuDevice();
  expect(requestDevice).toHaveBeenCalledWith({
    requiredFeatures: ['shader-f16'],
    requiredLimits: expect.objectContaining(limits) as object,
  });
});

test('fails where there is no adapter', async () => {
  vi.stubGlobal('navigator', { gpu: { requestAdapter: () => Promise.resolve(null) } });
  await expect(requestGpuDevice()).rejects.toThrow('no WebGPU adapter');
});
