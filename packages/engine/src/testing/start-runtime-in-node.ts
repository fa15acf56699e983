import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as ort from 'onnxruntime-web/wasm';
import { openOnWasm } from '../open-on-wasm.ts';
import type { StartRuntime } from '../start-runtime.ts';

const wasmPath = createRequire(import.meta.url).resolve(
  'onnxruntime-web/ort-wasm-simd-threaded.wasm',
);

/** The WebAssembly runtime that browsers get, in Node, with one thread. */
export const startRuntimeInNode: StartRuntime = async () => {
  ort.env.wasm.wasmBinary = (await readFile(wasmPath)).buffer;
  ort.env.wasm.numThreads = 1;
  return (files) => openOnWasm(ort, files);
};
