import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as ort from 'onnxruntime-web/wasm';
import type { GuardModel } from '../guard-model.ts';
import type { Manifest, ManifestVariant } from '../manifest.ts';
import { createOnnxGuardModel } from '../onnx-guard-model.ts';
import { parseManifest } from '../parse-manifest.ts';
import { createTextEncoder } from '../text-encoder.ts';

const wasmPath = createRequire(import.meta.url).resolve(
  'onnxruntime-web/ort-wasm-simd-threaded.wasm',
);

/** A package in a folder, for tests in Node. */
export class PackageFolder {
  readonly #folder: URL;

  /** @param path - Relative to the repository's root, ending in a slash. */
  constructor(path: string) {
    this.#folder = new URL(path, new URL('../../../../', import.meta.url));
  }

  async text(name: string): Promise<string> {
    return new TextDecoder().decode(await this.#read(name));
  }

  async manifest(): Promise<Manifest> {
    return parseManifest(await this.text('manifest.json'));
  }

  /** The model on the WebAssembly runtime that browsers get. */
  async open(dtype: ManifestVariant['dtype'] = 'fp32'): Promise<GuardModel> {
    ort.env.wasm.wasmBinary = (await readFile(wasmPath)).buffer;
    ort.env.wasm.numThreads = 1;
    const manifest = await this.manifest();
    const session = await ort.InferenceSession.create(await this.#read(`model_${dtype}.onnx`), {
      executionProviders: ['wasm'],
      externalData: await Promise.all(
        manifest.weights.map(async (path) => ({ path, data: await this.#read(path) })),
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
      encode: createTextEncoder(await this.text(manifest.tokenizer)),
    });
  }

  async #read(name: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await readFile(new URL(name, this.#folder)));
  }
}
