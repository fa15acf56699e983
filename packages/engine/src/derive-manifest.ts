import type { UnverifiedPackage } from '@guarded-chat/protocol';
import * as v from 'valibot';
import { checkRoom, largeFileBytes } from './check-room.ts';
import { EngineError } from './engine-error.ts';
import { type FileSource, readFile } from './file-source.ts';
import type { PackageSearch } from './find-package.ts';
import { sha256Hex } from './integrity.ts';
import { type PackageManifest, readManifest } from './load-manifest.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { type IndexedModel, indexBegun, readModelIndex } from './model-index.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const configSchema = v.object({
  num_hidden_layers: count,
  hidden_size: count,
  num_attention_heads: count,
  num_key_value_heads: v.optional(count),
  head_dim: v.optional(count),
  max_position_embeddings: count,
  vocab_size: count,
});
const tokenizerSchema = v.object({
  added_tokens: v.array(v.object({ id: v.number(), content: v.string() })),
});

/** Longer prompts are refused: their keys and values would take more memory than the weights. */
const maxPositions = 8192;
/** Meta's licences want it shown, and a package without a manifest does not say whose it is. */
const llamaLicence = {
  id: 'llama',
  notice:
    'Llama is licensed under a Llama Community License, Copyright (c) Meta Platforms, Inc. All Rights Reserved.',
  attribution: 'Built with Llama',
  links: [{ name: 'Llama licences', url: 'https://www.llama.com/llama-downloads/' }],
};

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  name: string,
  data: Uint8Array,
): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(new TextDecoder().decode(data)));
  } catch (cause) {
    const issue = v.isValiError(cause) ? cause.issues[0] : undefined;
    const field = issue ? [name, v.getDotPath(issue) ?? []].flat().join(': ') : name;
    throw new EngineError('model-unsupported', `${field}: is not what this engine can read`, {
      cause,
    });
  }
}

/** The graph and its external data, as transformers.js lays them out: beside the config, or in `onnx/`. */
async function findGraph(
  files: FileSource,
  dtype: UnverifiedPackage['dtype'],
  signal: AbortSignal,
): Promise<readonly string[]> {
  for (const folder of ['onnx/', '']) {
    const graph = `${folder}model_${dtype}.onnx`;
    if ((await files.size(graph, signal)) === undefined) continue;
    const paths = [graph];
    for (let part = 0; ; part += 1) {
      const data = `${graph}_data${part === 0 ? '' : `_${part}`}`;
      if ((await files.size(data, signal)) === undefined) return paths;
      paths.push(data);
    }
  }
  throw new EngineError('model-unsupported', `model_${dtype}.onnx: is not in the package`);
}

/** The lengths of files; a large package that does not fit is refused before the first of them is read. */
async function measure(
  paths: readonly string[],
  files: FileSource,
  { modelUrl, signal, store }: PackageSearch,
): Promise<number> {
  const sizes = await Promise.all(paths.map((path) => files.size(path, signal)));
  const totalBytes = sizes.reduce<number>((sum, size = 0) => sum + size, 0);
  if (sizes.some((size = 0) => size >= largeFileBytes)) {
    const former = (await readModelIndex(store)).find((one) => one.modelUrl === modelUrl);
    const stored = await Promise.all((former?.files ?? []).map(({ sha256 }) => store.size(sha256)));
    const storedBytes = stored.reduce((sum, size) => sum + size, 0);
    await checkRoom(nameOfPackage(modelUrl), totalBytes - storedBytes, store);
  }
  return totalBytes;
}

/**
 * Reads files for their hashes, and stores them. Each is written down before it is stored, so that what a canceled load
 * leaves can be found, and deleted.
 */
async function hashFiles(
  paths: readonly string[],
  files: FileSource,
  begun: Omit<IndexedModel, 'files'>,
  search: PackageSearch,
): Promise<readonly ManifestFile[]> {
  const { signal, store, onBytes } = search;
  const totalBytes = await measure(paths, files, search);
  const entries: ManifestFile[] = [];
  let loadedBytes = 0;
  const onChunk = (bytes: number) => {
    loadedBytes += bytes;
    onBytes({ loadedBytes, totalBytes: Math.max(totalBytes, loadedBytes) });
  };
  for (const path of paths) {
    const data = await readFile(files, path, { signal, onBytes: onChunk });
    const sha256 = await sha256Hex(data);
    entries.push({ path: nameOf(path), bytes: data.byteLength, sha256 });
    await indexBegun(
      { ...begun, files: entries.map(({ bytes, sha256: key }) => ({ bytes, sha256: key })) },
      store,
    );
    await store.write(sha256, data);
  }
  return entries;
}

/**
 * Writes the manifest that a package does not have. Its hashes are those of the files as they are now: a later load
 * gets the same files, but nothing vouches for these.
 * @throws EngineError when a file is missing, not of a Llama decoder, or does not fit; `signal.reason` when aborted.
 */
export async function deriveManifest(
  files: FileSource,
  unverified: UnverifiedPackage,
  search: PackageSearch,
): Promise<PackageManifest> {
  const { modelUrl: url, signal } = search;
  const { protocol, dtype } = unverified;
  const read = (path: string) => readFile(files, path, { signal });
  const config = parse(configSchema, 'config.json', await read('config.json'));
  const tokenizer = parse(tokenizerSchema, 'tokenizer.json', await read('tokenizer.json'));
  const [graph = '', ...weights] = await findGraph(files, dtype, signal);
  const name = nameOfPackage(url);
  const licence = protocol.startsWith('llama') ? llamaLicence : { id: 'unknown', notice: '' };
  const begun = { modelUrl: url, name, revision: '', licence: licence.id, unverified };
  const entries = await hashFiles([graph, ...weights, 'tokenizer.json'], files, begun, search);
  const providers = dtype === 'q4' ? (['webgpu', 'wasm'] as const) : (['webgpu'] as const);
  const manifest: Omit<Manifest, 'headTokenIds'> & { headTokenIds: object } = {
    format: 'guarded-chat-model/1',
    id: name,
    name,
    protocol,
    licence,
    architecture: {
      layers: config.num_hidden_layers,
      kvHeads: config.num_key_value_heads ?? config.num_attention_heads,
      headSize: config.head_dim ?? config.hidden_size / config.num_attention_heads,
      maxPositions: Math.min(maxPositions, config.max_position_embeddings),
    },
    tokenizer: 'tokenizer.json',
    controlTokens: Object.fromEntries(tokenizer.added_tokens.map((one) => [one.content, one.id])),
    headTokenIds: { first: 0, count: config.vocab_size },
    calibration: { scale: 1, bias: 0 },
    thresholds: { strict: 0.25, default: 0.5, lenient: 0.75 },
    variants: providers.map((executionProvider) => ({
      dtype,
      executionProvider,
      graph: nameOf(graph),
      tolerance: 0,
    })),
    weights: weights.map(nameOf),
    files: entries,
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

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
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
