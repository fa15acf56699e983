import type { GuardWorkerApi, ModelLibraryApi } from '@guarded-chat/protocol';
import { expose } from 'comlink';
import { probeCapabilities } from './capabilities.ts';
import { createGuardWorker } from './guard-worker.ts';
import { createModelLibrary } from './model-library.ts';
import { openModelStore } from './model-store.ts';
import { startWasmRuntime, startWebgpuRuntime } from './start-runtime.ts';

/**
 * Whether the runtime started this script for one of its threads. It starts them from the file that it is in, and some
 * bundlers put it into the same file as this.
 */
const isRuntimeThread = self.name.startsWith('em-pthread');

if (isRuntimeThread) {
  // The runtime knows that it is in a thread, and does the rest.
  void import('onnxruntime-web/wasm');
} else {
  const worker: GuardWorkerApi & ModelLibraryApi = {
    ...createGuardWorker(async () => ({
      store: await openModelStore(),
      probe: probeCapabilities,
      startRuntime: { wasm: startWasmRuntime, webgpu: startWebgpuRuntime },
    })),
    ...createModelLibrary(openModelStore),
  };
  expose(worker);
}
