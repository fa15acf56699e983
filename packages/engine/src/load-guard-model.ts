import type { LoadProgress, LoadRequest, ModelChoice } from '@guarded-chat/protocol';
import { attributionOf } from './attribution-of.ts';
import type { Capabilities } from './capabilities.ts';
import { chooseModel } from './choose-model.ts';
import { chooseVariants } from './choose-variants.ts';
import { EngineError, toFailure } from './engine-error.ts';
import { findPackage, type PackageSearch } from './find-package.ts';
import { keepManifest, type PackageManifest } from './load-manifest.ts';
import type { ManifestVariant } from './manifest.ts';
import { indexModel } from './model-index.ts';
import type { PackageStore } from './model-store.ts';
import { openVariant, type ReadyModel } from './open-variant.ts';
import { PackageFiles } from './package-files.ts';
import type { StartRuntime } from './start-runtime.ts';
import { createTextEncoder } from './text-encoder.ts';

export type { ReadyModel };

/** What a load needs of its surroundings: the browser's worker gives the real ones. */
export interface LoadEnvironment {
  readonly store: PackageStore;
  readonly probe: () => Promise<Capabilities>;
  readonly startRuntime: Readonly<Record<ManifestVariant['executionProvider'], StartRuntime>>;
}

/** What is asked for. */
export interface LoadOrder extends Omit<LoadRequest, 'apiVersion'> {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadProgress) => void;
}

type Report = (
  phase: LoadProgress['phase'],
  bytes?: Pick<LoadProgress, 'loadedBytes' | 'totalBytes'>,
  model?: LoadProgress['model'],
) => void;

/** Reports phases with the bytes so far, which never fall, even where a load begins anew. */
function createReport(onProgress: LoadOrder['onProgress']): Report {
  let loadedBytes = 0;
  let totalBytes = 0;
  return (phase, bytes, model) => {
    loadedBytes = Math.max(loadedBytes, bytes?.loadedBytes ?? 0);
    totalBytes = Math.max(totalBytes, bytes?.totalBytes ?? 0);
    onProgress({ phase, loadedBytes, totalBytes, ...(model && { model }) });
  };
}

/** A failure of the download does not depend on the execution provider: trying another would only repeat it. */
function isOfPackage(error: unknown): boolean {
  return toFailure(error, 'no-execution-provider').origin === 'model';
}

/** Tries the variants that can run here, best first. */
async function openBestVariant(
  source: PackageManifest,
  files: PackageFiles,
  order: LoadOrder,
  environment: LoadEnvironment,
  report: Report,
): Promise<ReadyModel> {
  const { manifest } = source;
  const { store, probe, startRuntime } = environment;
  const { signal } = order;
  const choice = chooseVariants(manifest, order.executionProvider, await probe());
  // Read first and parsed at once, while the rest is on its way.
  const encode = files
    .read([manifest.tokenizer])
    .then(([json]) => createTextEncoder(new TextDecoder().decode(json)));
  encode.catch(() => undefined);
  let { fallbackReason } = choice;
  let failure: unknown;
  for (const [index, variant] of choice.variants.entries()) {
    try {
      const { loaded, ...ready } = await openVariant({
        source,
        variant,
        files,
        isLast: index === choice.variants.length - 1,
        encode,
        startRuntime: startRuntime[variant.executionProvider],
        store,
        signal,
        onPhase: report,
      });
      return { ...ready, loaded: { ...loaded, ...(fallbackReason && { fallbackReason }) } };
    } catch (error) {
      signal.throwIfAborted();
      if (isOfPackage(error)) throw error;
      failure = error;
      fallbackReason = `${variant.executionProvider} ${variant.dtype}: ${toFailure(error, 'no-execution-provider').message}`;
    }
  }
  if (failure instanceof EngineError) throw failure;
  throw new EngineError(
    toFailure(failure, 'no-execution-provider').kind,
    fallbackReason ?? 'nothing works here',
    { cause: failure },
  );
}

async function storeManifest(
  source: PackageManifest,
  files: PackageFiles,
  store: PackageStore,
  indexed: Promise<void>,
): Promise<void> {
  await indexed;
  if (await files.areStored()) await keepManifest(source, store);
}

async function loadFrom(
  source: PackageManifest,
  order: LoadOrder,
  environment: LoadEnvironment,
  reportAny: Report,
): Promise<ReadyModel> {
  const { store } = environment;
  const model = { name: source.manifest.name, ...attributionOf(source.manifest) };
  const report: Report = (phase, bytes) => reportAny(phase, bytes, model);
  const files = new PackageFiles(source, store, order.signal, (bytes) => report('download', bytes));
  const indexed = indexModel(source, store);
  try {
    await files.checkRoom();
    const ready = await openBestVariant(source, files, order, environment, report);
    const kept = storeManifest(source, files, store, indexed);
    // In the background: the model is ready without it. What a person gave could not be fetched again, though.
    if (order.files) await kept;
    return ready;
  } catch (error) {
    files.stop(error);
    throw error;
  } finally {
    files.release();
  }
}

/** Loads by the manifest at hand; when that is a stored one which no longer serves, by the server's. */
async function loadFromBest(
  order: LoadOrder,
  environment: LoadEnvironment,
  report: Report,
): Promise<ReadyModel> {
  const { signal } = order;
  const { store } = environment;
  const onProgress = ({ model, ...bytes }: Omit<LoadProgress, 'phase'>) =>
    report('download', bytes, model);
  const assertRuns: PackageSearch['assertRuns'] = async (model) => {
    chooseVariants(model, order.executionProvider, await environment.probe());
  };
  const { source, latest } = await findPackage({ ...order, store, onProgress, assertRuns });
  try {
    return await loadFrom(source, order, environment, report);
  } catch (error) {
    signal.throwIfAborted();
    if (!isOfPackage(error)) throw error;
    const newer = await latest.catch(() => source);
    if (newer.revision === source.revision) throw error;
    return loadFrom(newer, order, environment, report);
  }
}

/** Loads the preferred model where it can run, else the requested one, and says which and why. */
async function loadChosen(
  order: LoadOrder,
  environment: LoadEnvironment,
  report: Report,
): Promise<ReadyModel> {
  const { preferred, ...requested } = order;
  if (!preferred) return loadFromBest(requested, environment, report);
  const choice = chooseModel(preferred, await environment.probe(), order.executionProvider);
  const load = async (changes: Partial<LoadOrder>, reported: ModelChoice) => {
    const ready = await loadFromBest({ ...requested, ...changes }, environment, report);
    return { ...ready, loaded: { ...ready.loaded, choice: reported } };
  };
  if (!choice.isPreferred) return load({}, choice);
  try {
    return await load({ modelUrl: preferred.modelUrl, executionProvider: 'webgpu' }, choice);
  } catch (error) {
    order.signal.throwIfAborted();
    const { message } = toFailure(error, 'no-execution-provider');
    return load({}, { isPreferred: false, reason: `the preferred model failed: ${message}` });
  }
}

/**
 * Loads a package on the best execution provider that works here, verified by its self-test.
 * @throws EngineError when nothing works; `signal.reason` when aborted.
 */
export async function loadGuardModel(
  order: LoadOrder,
  environment: LoadEnvironment,
): Promise<ReadyModel> {
  const report = createReport(order.onProgress);
  report('manifest');
  const ready = await loadChosen(order, environment, report);
  const { sizeBytes } = ready.loaded;
  report('ready', { loadedBytes: sizeBytes, totalBytes: sizeBytes });
  return ready;
}
