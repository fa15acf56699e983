import type { UnverifiedPackage } from '@guarded-chat/protocol';
import { attributionOf } from './attribution-of.ts';
import { EngineError } from './engine-error.ts';
import { type FileSource, readFile } from './file-source.ts';
import type { PackageSearch } from './find-package.ts';
import { assertSpeaks, readForeignConfig, writtenProtocol } from './foreign-config.ts';
import { type PackageManifest, readManifest } from './load-manifest.ts';
import type { Manifest } from './manifest.ts';
import { plainName, storeUnlisted } from './store-unlisted.ts';

/** Meta's licences want it shown, and a package without a manifest does not say whose it is. */
const llamaLicence = {
  id: 'llama',
  notice:
    'Llama is licensed under a Llama Community License, Copyright (c) Meta Platforms, Inc. All Rights Reserved.',
  attribution: 'Built with Llama',
  links: [{ name: 'Llama licences', url: 'https://www.llama.com/llama-downloads/' }],
};

/** The graph and its external data, as transformers.js lays them out: beside the config, or in `onnx/`. */
async function findGraph(
  files: FileSource,
  dtype: UnverifiedPackage['dtype'],
  signal: AbortSignal,
): Promise<readonly [graph: string, ...weights: string[]]> {
  for (const folder of ['onnx/', '']) {
    const graph = `${folder}model_${dtype}.onnx`;
    if ((await files.size(graph, signal)) === undefined) continue;
    const weights: string[] = [];
    for (let part = 0; ; part += 1) {
      const data = `${graph}_data${part === 0 ? '' : `_${part}`}`;
      if ((await files.size(data, signal)) === undefined) return [graph, ...weights];
      weights.push(data);
    }
  }
  throw new EngineError('model-unsupported', `model_${dtype}.onnx: is not in the package`);
}

/**
 * Writes the manifest that a package does not have. Its hashes are those of the files as they are now: a later load
 * gets the same files, but nothing vouches for these.
 * @throws EngineError when a file is missing, not of a decoder, or does not fit, when the graph cannot run here, or when
 * the protocol needs a manifest; `signal.reason` when aborted.
 */
export async function deriveManifest(
  files: FileSource,
  unverified: UnverifiedPackage,
  search: PackageSearch,
): Promise<PackageManifest> {
  const protocol = writtenProtocol(unverified);
  const { modelUrl: url, signal } = search;
  const { dtype } = unverified;
  const read = (path: string) => readFile(files, path, { signal });
  const config = readForeignConfig(await read('config.json'), await read('tokenizer.json'));
  assertSpeaks(protocol, config);
  const [graph, ...weights] = await findGraph(files, dtype, signal);
  const name = nameOfPackage(url);
  const licence: Manifest['licence'] = protocol.id.startsWith('llama')
    ? llamaLicence
    : { id: 'unknown', notice: '' };
  const begun = {
    modelUrl: url,
    name,
    revision: '',
    licence: licence.id,
    ...attributionOf({ licence }),
    unverified,
  };
  const providers = dtype === 'q4' ? (['webgpu', 'wasm'] as const) : (['webgpu'] as const);
  const variants = providers.map((executionProvider) => ({
    dtype,
    executionProvider,
    graph: plainName(graph),
    tolerance: 0,
  }));
  await search.assertRuns({ id: name, variants });
  const stored = await storeUnlisted([graph, ...weights, 'tokenizer.json'], files, begun, search);
  const manifest: Omit<Manifest, 'headTokenIds'> & { headTokenIds: object } = {
    format: 'guarded-chat-model/1',
    id: name,
    name,
    protocol: protocol.id,
    licence,
    architecture: config.architecture,
    tokenizer: 'tokenizer.json',
    controlTokens: config.controlTokens,
    headTokenIds: { first: 0, count: config.vocabularySize },
    calibration: { scale: 1, bias: 0 },
    thresholds: { strict: 0.25, default: 0.5, lenient: 0.75 },
    variants,
    weights: weights.map(plainName),
    files: stored,
    selfTest: [],
  };
  const data = new TextEncoder().encode(JSON.stringify(manifest));
  return { ...(await readManifest(url, data, inFolderOf(graph, files))), unverified };
}

/** The last folder of its address that is no commit: a hub's ends in one. */
function nameOfPackage(url: string): string {
  const { pathname, host } = new URL(url);
  const folders = pathname.replace(/\/resolve\/[0-9a-f]{40}(?=\/)/, '').split('/');
  return folders.findLast(Boolean) ?? host;
}

/** The same files by their plain names, graph and weights from the graph's folder. */
function inFolderOf(graph: string, files: FileSource): FileSource {
  const folder = graph.slice(0, graph.lastIndexOf('/') + 1);
  const pathOf = (name: string) => (name === 'tokenizer.json' ? name : `${folder}${name}`);
  return {
    chunks: (name, signal, from) => files.chunks(pathOf(name), signal, from),
    size: (name, signal) => files.size(pathOf(name), signal),
  };
}
