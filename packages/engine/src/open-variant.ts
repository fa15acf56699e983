import { type AssessmentModel, protocolById } from '@guarded-chat/policy';
import type { LoadedModel, LoadProgress } from '@guarded-chat/protocol';
import { attributionOf } from './attribution-of.ts';
import type { GuardModel } from './guard-model.ts';
import type { PackageManifest } from './load-manifest.ts';
import type { ManifestVariant } from './manifest.ts';
import type { PackageStore } from './model-store.ts';
import { createOnnxGuardModel } from './onnx-guard-model.ts';
import type { PackageFiles } from './package-files.ts';
import { PrefixCache } from './prefix-cache.ts';
import { createPrefixStore } from './prefix-store.ts';
import { selfTest } from './self-test.ts';
import type { StartRuntime } from './start-runtime.ts';

/** A model that passed its self-test, and its prefix cache, which the self-test warmed. */
export interface ReadyModel {
  readonly model: GuardModel;
  readonly prefixes: PrefixCache;
  readonly loaded: LoadedModel;
}

/** A package on its way to a model. */
export interface VariantOrder {
  readonly source: PackageManifest;
  readonly variant: ManifestVariant;
  readonly files: PackageFiles;
  /** No other variant will ask for the files. */
  readonly isLast: boolean;
  readonly encode: Promise<GuardModel['encode']>;
  readonly startRuntime: StartRuntime;
  readonly store: PackageStore;
  readonly signal: AbortSignal;
  readonly onPhase: (phase: LoadProgress['phase']) => void;
}

function describe({ source, variant }: VariantOrder): Omit<LoadedModel, 'selfTest'> {
  const { manifest, revision } = source;
  return {
    id: manifest.id,
    name: manifest.name,
    revision,
    protocol: manifest.protocol,
    defaultTaxonomy: protocolById(manifest.protocol).defaultTaxonomy,
    licence: manifest.licence.id,
    ...attributionOf(manifest),
    executionProvider: variant.executionProvider,
    dtype: variant.dtype,
    defaultThreshold: manifest.thresholds.default,
    thresholds: manifest.thresholds,
    sizeBytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
  };
}

/** A function of its own, so that the bytes of the files can be freed when it ends. */
async function openModel(order: VariantOrder): Promise<GuardModel> {
  const { source, variant, files, isLast, signal, onPhase } = order;
  const { manifest, revision } = source;
  const starting = order.startRuntime();
  // A download may fail first, and then nobody waits for the runtime.
  starting.catch(() => undefined);
  const reading = files.read([variant.graph, ...manifest.weights]);
  const [[graph = new Uint8Array(), ...shards], encode] = await Promise.all([
    reading,
    order.encode,
  ]);
  if (isLast) files.release();
  onPhase('session');
  const openSession = await starting;
  signal.throwIfAborted();
  const onnx = await openSession({
    graph,
    layers: manifest.architecture.layers,
    weights: shards.map((data, index) => ({ path: manifest.weights[index] ?? '', data })),
  });
  const { executionProvider, dtype } = variant;
  const defaultThreshold = manifest.thresholds.default;
  const info: AssessmentModel = {
    id: manifest.id,
    revision,
    executionProvider,
    dtype,
    defaultThreshold,
    // A failing self-test leaves no model to say so.
    selfTest: manifest.selfTest.length > 0 ? 'verified' : 'unverified',
  };
  return createOnnxGuardModel({ manifest, info, onnx, encode });
}

/**
 * Opens a variant of a package: downloads and starts the runtime at the same time, opens the session, and tests it.
 * @throws EngineError or the runtime's error when it does not work here; `signal.reason` when aborted.
 */
export async function openVariant(order: VariantOrder): Promise<ReadyModel> {
  const { source, variant, store, signal, onPhase } = order;
  const model = await openModel(order);
  try {
    signal.throwIfAborted();
    onPhase('self-test');
    const prefixes = new PrefixCache(model, createPrefixStore(store, model.info));
    const goldens = source.manifest.selfTest;
    const tested = await selfTest(model, prefixes, goldens, variant.tolerance, signal);
    return { model, prefixes, loaded: { ...describe(order), selfTest: tested } };
  } catch (error) {
    await model.dispose();
    throw error;
  }
}
