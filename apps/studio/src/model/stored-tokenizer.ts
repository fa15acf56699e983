import { MODEL_STORE_FOLDER } from '@guarded-chat/protocol';
import { createModelTokenizer, type ModelTokenizer, type TokenWindow } from './model-tokenizer.ts';

/** What is read of a manifest; the engine has checked it in full. */
interface ManifestPart {
  readonly tokenizer: string;
  readonly window?: TokenWindow;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/** The engine stores files behind the load, the manifest last: how long to wait before each look, in milliseconds. */
const pausesMs = [0, 500, 1000, 2000, 4000, 8000, 16_000];

const opened = new Map<string, Promise<ModelTokenizer | undefined>>();

/**
 * The tokenizer of the model that is loaded, by what the engine keeps of it on this device: no request is made.
 * @param revision - SHA-256 of the model's manifest, hexadecimal.
 * @returns Undefined where the engine could not keep the model.
 */
export function openStoredTokenizer(revision: string): Promise<ModelTokenizer | undefined> {
  const known = opened.get(revision);
  if (known) return known;
  const opening = openPatiently(revision);
  opened.set(revision, opening);
  // Another look may find what is stored by then.
  void opening.then((found) => found ?? opened.delete(revision));
  return opening;
}

async function openPatiently(revision: string): Promise<ModelTokenizer | undefined> {
  for (const pauseMs of pausesMs) {
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs);
    });
    try {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle(MODEL_STORE_FOLDER);
      const found = await openTokenizer(folder, revision);
      if (found) return found;
    } catch {
      // Nothing is stored here, or not yet.
    }
  }
  return undefined;
}

/** The tokenizer of the package with that manifest; undefined while one of the two is not in the folder. */
export async function openTokenizer(
  folder: FileSystemDirectoryHandle,
  revision: string,
): Promise<ModelTokenizer | undefined> {
  const manifest = await findManifest(folder, revision);
  const hash = manifest?.files.find(({ path }) => path === manifest.tokenizer)?.sha256;
  if (!manifest || hash === undefined) return undefined;
  const file = await (await folder.getFileHandle(hash)).getFile();
  // It is empty until all of it is written.
  return file.size === 0 ? undefined : createModelTokenizer(await file.text(), manifest.window);
}

async function findManifest(
  folder: FileSystemDirectoryHandle,
  revision: string,
): Promise<ManifestPart | undefined> {
  for await (const [key, handle] of folder) {
    // Which address a manifest is of is not told by its name; what it holds is told by its hash.
    if (handle.kind !== 'file' || !key.startsWith('manifest-')) continue;
    const data = await (await handle.getFile()).arrayBuffer();
    if ((await sha256Of(data)) === revision) {
      return JSON.parse(new TextDecoder().decode(data)) as ManifestPart;
    }
  }
  return undefined;
}

async function sha256Of(data: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
