import type { GuardWorkerApi, ModelLibraryApi } from '@guarded-chat/protocol';
import { expose } from 'comlink';
import { probeCapabilities } from './capabilities.ts';
import { createGuardWorker } from './guard-worker.ts';
import { createModelLibrary } from './model-library.ts';
import { openModelStore } from './model-store.ts';
import { startWasmRuntime, startWebgpuRuntime } from './start-runtime.ts';

const worker: GuardWorkerApi & ModelLibraryApi = {
  ...createGuardWorker(async () => ({
    store: await openModelStore(),
    probe: probeCapabilities,
    startRuntime: { wasm: startWasmRuntime, webgpu: startWebgpuRuntime },
  })),
  ...createModelLibrary(openModelStore),
};
expose(worker);
