import type { UnverifiedPackage } from '@guarded-chat/protocol';
import * as v from 'valibot';
import { EngineError } from './engine-error.ts';
import { type FileSource, readFile } from './file-source.ts';
import { sha256Hex } from './integrity.ts';
import { type PackageManifest, readManifest } from './load-manifest.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import type { PackageStore } from './model-store.ts';

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

/** Reads files for their hashes, and stores them, or none where one fails. */
async function hashFiles(
  paths: readonly string[],
  read: (path: string) => Promise<Uint8Array<ArrayBuffer>>,
  store: Pick<PackageStore, 'write' | 'remove'>,
): Promise<readonly ManifestFile[]> {
  const entries: ManifestFile[] = [];
  try {
    for (const path of paths) {
      const data = await read(path);
      const sha256 = await sha256Hex(data);
      entries.push({ path: nameOf(path), bytes: data.byteLength, sha256 });
      await store.write(sha256, data);
    }
    return entries;
  } catch (error) {
    for (const { sha256 } of entries) await store.remove(sha256);
    throw error;
  }
}

/**
 * Writes the manifest that a package does not have. Its hashes are those of the files as they are now: a later load
 * gets the same files, but nothing vouches for these.
 * @param store - Gets the files, which have to be read for their hashes.
 * @throws EngineError when a file is missing or not of a Llama decoder; `signal.reason` when aborted.
 */
export async function deriveManifest(
  url: string,
  files: FileSource,
  { protocol, dtype }: UnverifiedPackage,
  store: PackageStore,
  signal: AbortSignal,
): Promise<PackageManifest> {
  const read = (path: string) => readFile(files, path, { signal });
  const config = parse(configSchema, 'config.json', await read('config.json'));
  const tokenizer = parse(tokenizerSchema, 'tokenizer.json', await read('tokenizer.json'));
  const [graph = '', ...weights] = await findGraph(files, dtype, signal);
  const entries = await hashFiles([graph, ...weights, 'tokenizer.json'], read, store);
  const name = new URL(url).pathname.split('/').findLast(Boolean) ?? new URL(url).host;
  const providers = dtype === 'q4' ? (['webgpu', 'wasm'] as const) : (['webgpu'] as const);
  const manifest: Omit<Manifest, 'headTokenIds'> & { headTokenIds: object } = {
    format: 'guarded-chat-model/1',
    id: name,
    name,
    protocol,
    licence: protocol.startsWith('llama') ? llamaLicence : { id: 'unknown', notice: '' },
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
  return readManifest(url, data, inFolderOf(graph, files));
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
