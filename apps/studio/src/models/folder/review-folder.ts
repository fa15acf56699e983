import type { UnverifiedPackage } from '@guarded-chat/protocol';
import * as v from 'valibot';
import type { FolderFile } from './folder-file.ts';

/** What a person is shown of files before they become a model. */
export interface FolderReview {
  /** Of the model as its manifest has it, or of the folder. */
  readonly name: string;
  /** Under which the model is stored: `folder://pocket-guard/`. */
  readonly address: string;
  /** Those that the model is made of, and that are there; the manifest first. */
  readonly files: readonly File[];
  /** What is missing or wrong; the model can only be loaded when nothing is. */
  readonly problems: readonly string[];
  /** As its manifest says it; undefined without one. */
  readonly licence?: FolderLicence;
  readonly hasManifest: boolean;
  /** Whether there are golden scores to hold the model to. */
  readonly hasGoldens: boolean;
  /** Without a manifest: the graphs that there are. */
  readonly dtypes: readonly UnverifiedPackage['dtype'][];
}

interface FolderLicence {
  readonly id: string;
  readonly notice: string;
  readonly attribution?: string | undefined;
  readonly links?: readonly { readonly name: string; readonly url: string }[] | undefined;
}

const licenceSchema: v.GenericSchema<unknown, FolderLicence> = v.object({
  id: v.string(),
  notice: v.string(),
  attribution: v.optional(v.string()),
  links: v.optional(
    v.array(v.object({ name: v.string(), url: v.pipe(v.string(), v.startsWith('https://')) })),
  ),
});

/** The part of a manifest that is shown: the engine checks all of it. */
const manifestSchema = v.object({
  name: v.string(),
  licence: licenceSchema,
  tokenizer: v.string(),
  weights: v.array(v.string()),
  variants: v.array(v.object({ graph: v.string() })),
  files: v.array(v.object({ path: v.string(), bytes: v.number() })),
  selfTest: v.array(v.unknown()),
});

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
const depthOf = (path: string) => path.split('/').length;

/** The folder of the file of that name that lies highest; undefined when there is none. */
function findFolder(files: readonly FolderFile[], name: string): string | undefined {
  const found = files
    .map(({ path }) => path)
    .filter((path) => path === name || path.endsWith(`/${name}`))
    .toSorted((a, b) => depthOf(a) - depthOf(b));
  return found[0] === undefined ? undefined : folderOf(found[0]);
}

function addressOf(folder: string): { readonly name: string; readonly address: string } {
  const name = folder.split('/').findLast(Boolean) ?? 'model';
  const host = name
    .toLowerCase()
    .replaceAll(/[^a-z\d._-]+/g, '-')
    .replace(/^[.-]+/, '');
  return { name, address: `folder://${host || 'model'}/` };
}

/** A manifest, or what is wrong with it. */
async function readManifest(file: File): Promise<v.InferOutput<typeof manifestSchema> | string> {
  try {
    return v.parse(manifestSchema, JSON.parse(await file.text()));
  } catch (error) {
    const field = v.isValiError(error) ? v.getDotPath(error.issues[0]) : undefined;
    return `manifest.json: ${field ? `${field} is not as it should be` : 'is not JSON'}`;
  }
}

async function reviewPackage(folder: string, inFolder: ReadonlyMap<string, File>) {
  const file = inFolder.get('manifest.json') as File;
  const manifest = await readManifest(file);
  const common = { ...addressOf(folder), hasManifest: true, dtypes: [] };
  if (typeof manifest === 'string') {
    return { ...common, files: [file], problems: [manifest], hasGoldens: false };
  }
  const { tokenizer, weights, variants, licence, name, selfTest } = manifest;
  const used = new Set([...variants.map(({ graph }) => graph), ...weights, tokenizer]);
  const needed = manifest.files.filter(({ path }) => used.has(path));
  const problems = needed.flatMap(({ path, bytes }) => {
    const size = inFolder.get(path)?.size;
    if (size === bytes) return [];
    return size === undefined
      ? `${path}: is missing`
      : `${path}: has ${size} bytes, and its manifest says ${bytes}`;
  });
  const present = needed.flatMap(({ path }) => inFolder.get(path) ?? []);
  const files = [file, ...present];
  return { ...common, name, licence, files, problems, hasGoldens: selfTest.length > 0 };
}

function reviewBare(folder: string, inFolder: ReadonlyMap<string, File>): FolderReview {
  // The layout of transformers.js: graphs beside the config, or in a folder of their own.
  const prefix = [...inFolder.keys()].some((path) => /^onnx\/model_q4/.test(path)) ? 'onnx/' : '';
  const dtypes = (['q4f16', 'q4'] as const).filter((dtype) =>
    inFolder.has(`${prefix}model_${dtype}.onnx`),
  );
  const isPart = (path: string) =>
    dtypes.some((dtype) => path.startsWith(`${prefix}model_${dtype}.onnx`));
  const parts = [...inFolder].filter(([path]) => isPart(path)).map(([, file]) => file);
  const named = ['config.json', 'tokenizer.json'];
  const problems = [
    ...named.filter((path) => !inFolder.has(path)),
    ...(dtypes.length > 0 ? [] : ['model_q4.onnx or model_q4f16.onnx']),
  ].map((path) => `${path}: is missing`);
  const files = [...named.flatMap((path) => inFolder.get(path) ?? []), ...parts];
  const common = { hasManifest: false, hasGoldens: false };
  return { ...addressOf(folder), ...common, files, problems, dtypes };
}

/** Looks through what a person gave: which model it is, whether it is whole, and what its licence asks for. */
export async function reviewFolder(given: readonly FolderFile[]): Promise<FolderReview> {
  const withManifest = findFolder(given, 'manifest.json');
  const folder = withManifest ?? findFolder(given, 'config.json') ?? folderOf(given[0]?.path ?? '');
  const inFolder = new Map(
    given
      .filter(({ path }) => path.startsWith(folder))
      .map(({ path, file }) => [path.slice(folder.length), file]),
  );
  return withManifest === undefined
    ? reviewBare(folder, inFolder)
    : reviewPackage(folder, inFolder);
}
