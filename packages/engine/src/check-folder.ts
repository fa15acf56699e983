import { EngineError } from './engine-error.ts';
import type { FileSource } from './file-source.ts';
import type { Manifest } from './manifest.ts';
import { usedFiles } from './used-files.ts';

/**
 * Holds files that a person gave against their manifest, by name and length, before any of them is copied. The hashes
 * are checked on the way.
 * @throws EngineError `model-fetch-failed` that names all missing files, `model-integrity-mismatch` that names one of
 * another length.
 */
export async function checkFolder(
  manifest: Manifest,
  files: FileSource,
  signal: AbortSignal,
): Promise<void> {
  const missing: string[] = [];
  for (const { path, bytes } of usedFiles(manifest)) {
    const size = await files.size(path, signal);
    if (size === undefined) missing.push(path);
    else if (size !== bytes) {
      throw new EngineError(
        'model-integrity-mismatch',
        `${path}: has ${size} bytes, and its manifest says ${bytes}; it is of another version, or was not copied whole`,
      );
    }
  }
  if (missing.length === 0) return;
  throw new EngineError(
    'model-fetch-failed',
    `${missing.join(', ')}: named in manifest.json, and not among the files; pick the whole folder`,
  );
}
