import type { ExecutionProviderChoice, LoadedModel, LoadProgress } from '@guarded-chat/protocol';
import type { Capabilities } from './capabilities.ts';
import { chooseVariants } from './choose-variants.ts';
import { EngineError, toFailure } from './engine-error.ts';
import type { GuardModel } from './guard-model.ts';
import { loadFiles, loadManifest, type PackageManifest } from './load-package.ts';
import type { ManifestVariant } from './manifest.ts';
import type { ModelStore } from './model-store.ts';
import { createOnnxGuardModel, type OnnxSession } from './onnx-guard-model.ts';
import type { OnnxFiles } from './open-session.ts';
import { PrefixCache } from './prefix-cache.ts';
import { createPrefixStore } from './prefix-store.ts';
import { selfTest } from './self-test.ts';
import { createTextEncoder } from './text-encoder.ts';

/** What a load needs of its surroundings: the browser's worker gives the real ones. */
export interface LoadEnvironment {
  readonly store: ModelStore;
  readonly probe: () => Promise<Capabilities>;
  readonly openSession: Record<
    ManifestVariant['executionProvider'],
    (files: OnnxFiles) => Promise<OnnxSession>
  >;
}

/** What is asked for. */
export interface LoadOrder {
  readonly modelUrl: string;
  readonly executionProvider: ExecutionProviderChoice;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadProgress) => void;
}

/** A model that passed its self-test, and its prefix cache, which the self-test warmed. */
export interface ReadyModel {
  readonly model: GuardModel;
  readonly prefixes: PrefixCache;
  readonly loaded: LoadedModel;
}

function describe(
  source: PackageManifest,
  variant: ManifestVariant,
): Omit<LoadedModel, 'selfTest'> {
  const { manifest, revision } = source;
  return {
    id: manifest.id,
    name: manifest.name,
    revision,
    protocol: manifest.protocol,
    licence: manifest.licence.id,
    executionProvider: variant.executionProvider,
    dtype: variant.dtype,
    defaultThreshold: manifest.thresholds.default,
    thresholds: manifest.thresholds,
    sizeBytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
  };
}

async function tryVariant(
  source: PackageManifest,
  variant: ManifestVariant,
  order: LoadOrder,
  environment: LoadEnvironment,
): Promise<ReadyModel> {
  const { manifest } = source;
  const { signal } = order;
  let last: Omit<LoadProgress, 'phase'> = { loadedBytes: 0, totalBytes: 0 };
  const onProgress = (progress: LoadProgress) => {
    last = progress;
    order.onProgress(progress);
  };
  const paths = [variant.graph, ...manifest.weights, manifest.tokenizer];
  const files = await loadFiles(source, paths, environment.store, signal, onProgress);
  const file = (path: string) => files.get(path) ?? new Uint8Array();
  onProgress({ ...last, phase: 'session' });
  const encode = createTextEncoder(new TextDecoder().decode(file(manifest.tokenizer)));
  const onnx = await environment.openSession[variant.executionProvider]({
    graph: file(variant.graph),
    layers: manifest.architecture.layers,
    weights: manifest.weights.map((path) => ({ path, data: file(path) })),
  });
  const described = describe(source, variant);
  const { id, revision, executionProvider, dtype, defaultThreshold } = described;
  const info = { id, revision, executionProvider, dtype, defaultThreshold };
  const model = createOnnxGuardModel({ manifest, info, onnx, encode });
  try {
    signal.throwIfAborted();
    onProgress({ ...last, phase: 'self-test' });
    const prefixes = new PrefixCache(model, createPrefixStore(environment.store, info));
    const tested = await selfTest(model, prefixes, manifest.selfTest, variant.tolerance, signal);
    return { model, prefixes, loaded: { ...described, selfTest: tested } };
  } catch (error) {
    await model.dispose();
    throw error;
  }
}

/** A failure of the download does not depend on the execution provider: trying another would only repeat it. */
function isWorthAnotherVariant(error: unknown): boolean {
  const { origin } = toFailure(error, 'no-execution-provider');
  return origin !== 'model';
}

/**
 * Loads a package on the best execution provider that works here, verified by its self-test.
 * @throws EngineError when nothing works; `signal.reason` when aborted.
 */
export async function loadGuardModel(
  order: LoadOrder,
  environment: LoadEnvironment,
): Promise<ReadyModel> {
  const { signal } = order;
  order.onProgress({ phase: 'manifest', loadedBytes: 0, totalBytes: 0 });
  const source = await loadManifest(order.modelUrl, environment.store, signal);
  const choice = chooseVariants(
    source.manifest,
    order.executionProvider,
    await environment.probe(),
  );
  let fallbackReason = choice.fallbackReason;
  let failure: unknown;
  for (const variant of choice.variants) {
    try {
      const ready = await tryVariant(source, variant, order, environment);
      const loaded = { ...ready.loaded, ...(fallbackReason && { fallbackReason }) };
      order.onProgress({
        phase: 'ready',
        loadedBytes: loaded.sizeBytes,
        totalBytes: loaded.sizeBytes,
      });
      return { ...ready, loaded };
    } catch (error) {
      signal.throwIfAborted();
      if (!isWorthAnotherVariant(error)) throw error;
      failure = error;
      fallbackReason = `${variant.executionProvider} ${variant.dtype}: ${toFailure(error, 'no-execution-provider').message}`;
    }
  }
  if (failure instanceof EngineError) throw failure;
  throw new EngineError(
    toFailure(failure, 'no-execution-provider').kind,
    fallbackReason ?? 'nothing works here',
    {
      cause: failure,
    },
  );
}
