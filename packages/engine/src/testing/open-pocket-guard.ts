import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as ort from 'onnxruntime-web/wasm';
import { createOnnxGuardModel } from '../onnx-guard-model.ts';
import { parseManifest } from '../parse-manifest.ts';
import { createTextEncoder } from '../text-encoder.ts';
import type { GuardModel } from '../guard-model.ts';
import type { Manifest } from '../manifest.ts';

const folder = new URL('../../../../models/pocket-guard/', import.meta.url);
const wasmPath = createRequire(import.meta.url).resolve(
  'onnxruntime-web/ort-wasm-simd-threaded.wasm',
);

async function read(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(name, folder)));
}

/** The manifest of the embedded model. */
export async function readPocketGuardManifest(): Promise<Manifest> {
  return parseManifest(new TextDecoder().decode(await read('manifest.json')));
}

/** A text file of the embedded model. */
export async function readPocketGuardText(name: string): Promise<string> {
  return new TextDecoder().decode(await read(name));
}

/** pocket-guard in Node, on the WebAssembly runtime that browsers get. */
export async function openPocketGuard(dtype: 'q4' | 'int8' | 'fp32' = 'fp32'): Promise<GuardModel> {
  ort.env.wasm.wasmBinary = (await readFile(wasmPath)).buffer;
  ort.env.wasm.numThreads = 1;
  const manifest = await readPocketGuardManifest();
  const session = await ort.InferenceSession.create(await read(`model_${dtype}.onnx`), {
    executionProviders: ['wasm'],
    externalData: await Promise.all(
      manifest.weights.map(async (path) => ({ path, data: await read(path) })),
    ),
    extra: { session: { disable_quant_qdq: '1' } },
  });
  return createOnnxGuardModel({
    manifest,
    info: {
      id: manifest.id,
      revision: '0'.repeat(64),
      executionProvider: 'wasm',
      dtype,
      defaultThreshold: manifest.thresholds.default,
    },
    onnx: { session, Tensor: ort.Tensor },
    encode: createTextEncoder(new TextDecoder().decode(await read(manifest.tokenizer))),
  });
}
