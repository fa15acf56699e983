import { expose } from 'comlink';
import { probeCapabilities } from './capabilities.ts';
import { createGuardWorker } from './guard-worker.ts';
import { openModelStore } from './model-store.ts';
import { startWasmRuntime, startWebgpuRuntime } from './start-runtime.ts';

expose(
  createGuardWorker(async () => ({
    store: await openModelStore(),
    probe: probeCapabilities,
    startRuntime: { wasm: startWasmRuntime, webgpu: startWebgpuRuntime },
  })),
);
