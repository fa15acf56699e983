import type { StoredModel } from '@guarded-chat/protocol';
import { attributionOf } from './attribution-of.ts';
import type { PackageManifest } from './load-manifest.ts';
import type { ManifestFile } from './manifest.ts';
import type { ModelStore, PackageStore } from './model-store.ts';
import { usedFiles } from './used-files.ts';

/** A package that a load of this site began to store. */
export interface IndexedModel extends Omit<StoredModel, 'storedBytes' | 'totalBytes'> {
  readonly files: readonly Pick<ManifestFile, 'sha256' | 'bytes'>[];
}

/** Where the packages of the store are written down, in the order of their first loads. */
const indexKey = 'models';

function isIndexed(value: unknown): value is IndexedModel {
  const { modelUrl, files } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof modelUrl === 'string' && Array.isArray(files);
}

/** The packages in the store; none when there is no index, or a damaged one. */
export async function readModelIndex(store: ModelStore): Promise<readonly IndexedModel[]> {
  try {
    const index: unknown = JSON.parse(new TextDecoder().decode(await store.read(indexKey)));
    return Array.isArray(index) ? index.filter(isIndexed) : [];
  } catch {
    return [];
  }
}

async function writeModelIndex(store: ModelStore, models: readonly IndexedModel[]): Promise<void> {
  await store.write(indexKey, new TextEncoder().encode(JSON.stringify(models)));
}

/** Writes a package down before its files are stored, so that what a canceled load leaves can be found. */
export async function indexModel(source: PackageManifest, store: ModelStore): Promise<void> {
  const { manifest, revision, url: modelUrl, unverified } = source;
  const models = await readModelIndex(store);
  const isKnown = (one: IndexedModel) =>
    one.modelUrl === modelUrl && one.revision === revision && one.licence !== undefined;
  if (models.some(isKnown)) return;
  await writeEntry(store, models, {
    modelUrl,
    name: manifest.name,
    revision,
    licence: manifest.licence.id,
    ...attributionOf(manifest),
    ...(unverified && { unverified }),
    files: usedFiles(manifest).map(({ sha256, bytes }) => ({ sha256, bytes })),
  });
}

/** Writes down what is known of a package whose manifest is still to be derived. */
export async function indexBegun(begun: IndexedModel, store: ModelStore): Promise<void> {
  await writeEntry(store, await readModelIndex(store), begun);
}

async function writeEntry(
  store: ModelStore,
  models: readonly IndexedModel[],
  entry: IndexedModel,
): Promise<void> {
  const others = models.filter(({ modelUrl }) => modelUrl !== entry.modelUrl);
  await writeModelIndex(store, [...others, entry]);
}

/** Takes a package out of the index. @returns What the index had of it. */
export async function unindexModel(
  modelUrl: string,
  store: ModelStore,
): Promise<IndexedModel | undefined> {
  const models = await readModelIndex(store);
  const found = models.find((one) => one.modelUrl === modelUrl);
  if (found) {
    await writeModelIndex(
      store,
      models.filter((one) => one !== found),
    );
  }
  return found;
}

/**
 * Removes files that neither `kept` nor another package of the index has a use for.
 * @param modelUrl - The package that the files were of.
 */
export async function removeUnused(
  files: readonly Pick<ManifestFile, 'sha256'>[],
  kept: readonly Pick<ManifestFile, 'sha256'>[],
  modelUrl: string,
  store: PackageStore,
): Promise<void> {
  const others = (await readModelIndex(store)).filter((one) => one.modelUrl !== modelUrl);
  const used = new Set(
    [...kept, ...others.flatMap((one) => one.files)].map(({ sha256 }) => sha256),
  );
  const unused = files.filter(({ sha256 }) => !used.has(sha256));
  await Promise.all(unused.map(({ sha256 }) => store.remove(sha256)));
}
