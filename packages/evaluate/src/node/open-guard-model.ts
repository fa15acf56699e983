import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createOnnxGuardModel,
  createTextEncoder,
  type GuardModel,
  type Manifest,
  parseManifest,
} from '@guarded-chat/engine';
import type { AssessmentModel } from '@guarded-chat/policy';
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** The graphs of a package that run here. The weights are the same, so the scores agree to some decimals. */
export const nodeDtypes = ['q4', 'fp32', 'int8'] as const;

/** Which graph of a package is run. */
export type NodeDtype = (typeof nodeDtypes)[number];

/** A model package, its manifest read and named by its hash. */
export interface ModelPackage {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly info: AssessmentModel;
  /** The graph that is run. */
  readonly dtype: NodeDtype;
}

/**
 * Reads the manifest of a model package.
 * @param folder - Holds manifest.json and the files it lists.
 * @param dtype - Default: `q4` where the package has it, whose kernels need no unpacked copy of the weights.
 * @throws EngineError for a manifest that is none; Error when it is missing or has no such graph.
 */
export function readModelPackage(folder: string, dtype?: NodeDtype): ModelPackage {
  const bytes = readFileSync(join(folder, 'manifest.json'));
  const manifest = parseManifest(bytes.toString('utf8'));
  const wanted: readonly NodeDtype[] = dtype === undefined ? nodeDtypes : [dtype];
  const found = wanted.find((one) => manifest.variants.some((variant) => variant.dtype === one));
  if (found === undefined) {
    const had = manifest.variants.map((variant) => variant.dtype).join(', ');
    throw new Error(`manifest.variants: has no ${wanted.join(' or ')} graph, only ${had}`);
  }
  const info: AssessmentModel = {
    id: manifest.id,
    revision: sha256(bytes),
    // The contract knows the execution providers of browsers; this is the CPU's.
    executionProvider: 'wasm',
    dtype: found,
    defaultThreshold: manifest.thresholds.default,
  };
  return { folder, manifest, info, dtype: found };
}

/**
 * Opens a model package on Node's ONNX Runtime: the engine's tokenizer, prompts and scores, on native CPU kernels.
 * @param threads - For one forward pass; several models with one thread each do more rows a second than one model with
 *   several threads, which wait for one another at every layer.
 * @throws Error when a file is missing, or its SHA-256 is not the listed one; EngineError for a broken tokenizer.
 */
export async function openGuardModel(opened: ModelPackage, threads: number): Promise<GuardModel> {
  const { manifest, info } = opened;
  const encode = openTextEncoder(opened);
  const session = await openSession(opened, threads);
  return createOnnxGuardModel({ manifest, info, onnx: { session, Tensor }, encode });
}

/**
 * The tokenizer of a model package.
 * @throws Error when its file is missing, or its SHA-256 is not the listed one; EngineError when it is none.
 */
export function openTextEncoder({
  folder,
  manifest,
}: ModelPackage): (text: string) => readonly number[] {
  return createTextEncoder(readVerified(folder, manifest.tokenizer, manifest).toString('utf8'));
}

/**
 * A session over the graph of a model package.
 * @param threads - For one forward pass.
 * @throws Error when a file is missing, or its SHA-256 is not the listed one.
 */
export async function openSession(
  { folder, manifest, info }: ModelPackage,
  threads: number,
): Promise<InferenceSession> {
  const graph = manifest.variants.find((variant) => variant.dtype === info.dtype)?.graph ?? '';
  // The runtime reads the weights itself; here they are only verified.
  for (const path of manifest.weights) readVerified(folder, path, manifest);
  return InferenceSession.create(readVerified(folder, graph, manifest), {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    extra: {
      session: {
        // As the engine does: lets the runtime unpack the weights of the fp32 graph once, at load.
        disable_quant_qdq: '1',
        model_external_initializers_file_folder_path: folder,
      },
    },
  });
}

function readVerified(folder: string, path: string, manifest: Manifest): Buffer {
  const bytes = readFileSync(join(folder, path));
  const listed = manifest.files.find((file) => file.path === path)?.sha256;
  const found = sha256(bytes);
  if (found !== listed) {
    throw new Error(
      `${path}: has SHA-256 ${found}, but the manifest lists ${listed}; get it again`,
    );
  }
  return bytes;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
