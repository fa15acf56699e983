import { expose } from 'comlink';
import { probeCapabilities } from './capabilities.ts';
import { createGuardWorker } from './guard-worker.ts';
import { openModelStore } from './model-store.ts';
import { openWasmSession, openWebgpuSession } from './open-session.ts';

expose(
  createGuardWorker(async () => ({
    store: await openModelStore(),
    probe: probeCapabilities,
    openSession: { wasm: openWasmSession, webgpu: openWebgpuSession },
  })),
);
