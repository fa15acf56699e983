// The engine's worker, which also counts the bytes of the GPU buffers that it holds.
import '@guarded-chat/engine/worker';
import type { GpuBufferCount } from '../gpu-buffer-count.ts';

/** Bytes of each buffer that lives, by device. The keys do not keep the buffers alive. */
const live = new Set<ReadonlyMap<symbol, number>>();

function counted(device: GPUDevice): GPUDevice {
  const sizes = new Map<symbol, number>();
  live.add(sizes);
  const collected = new FinalizationRegistry<symbol>((key) => sizes.delete(key));
  const createBuffer = device.createBuffer.bind(device);
  const destroyDevice = device.destroy.bind(device);
  return Object.assign(device, {
    createBuffer: (descriptor: GPUBufferDescriptor) => {
      const buffer = createBuffer(descriptor);
      const destroyBuffer = buffer.destroy.bind(buffer);
      const key = Symbol('buffer');
      sizes.set(key, buffer.size);
      collected.register(buffer, key);
      const destroy = () => {
        sizes.delete(key);
        destroyBuffer();
      };
      return Object.assign(buffer, { destroy });
    },
    destroy: () => {
      live.delete(sizes);
      destroyDevice();
    },
  });
}

/** Devices that the engine requests from now on are counted. */
function countDevices(gpu: GPU): void {
  const requestAdapter = gpu.requestAdapter.bind(gpu);
  Object.assign(gpu, {
    requestAdapter: async (...order: Parameters<typeof requestAdapter>) => {
      const adapter = await requestAdapter(...order);
      if (!adapter) return adapter;
      const requestDevice = adapter.requestDevice.bind(adapter);
      return Object.assign(adapter, {
        requestDevice: async (...wish: Parameters<typeof requestDevice>) =>
          counted(await requestDevice(...wish)),
      });
    },
  });
}

countDevices(navigator.gpu);
Object.assign(self, {
  gpuBufferBytes: () =>
    [...live].flatMap((sizes) => [...sizes.values()]).reduce((sum, bytes) => sum + bytes, 0),
} satisfies GpuBufferCount);
