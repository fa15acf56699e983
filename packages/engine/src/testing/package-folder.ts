import { readFile } from 'node:fs/promises';
import type { GuardModel } from '../guard-model.ts';
import type { Manifest, ManifestVariant } from '../manifest.ts';
import { createOnnxGuardModel } from '../onnx-guard-model.ts';
import { parseManifest } from '../parse-manifest.ts';
import { createTextEncoder } from '../text-encoder.ts';
import { startRuntimeInNode } from './start-runtime-in-node.ts';

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
    const openSession = await startRuntimeInNode();
    const manifest = await this.manifest();
    const onnx = await openSession({
      graph: await this.#read(`model_${dtype}.onnx`),
      layers: manifest.architecture.layers,
      weights: await Promise.all(
        manifest.weights.map(async (path) => ({ path, data: await this.#read(path) })),
      ),
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
      onnx,
      encode: createTextEncoder(await this.text(manifest.tokenizer)),
    });
  }

  async #read(name: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await readFile(new URL(name, this.#folder)));
  }
}
