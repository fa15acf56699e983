import type { Manifest, ManifestFile } from './manifest.ts';

/** The files that a package is run from: its tokenizer, all graphs, and their external data. */
export function usedFiles(manifest: Manifest): readonly ManifestFile[] {
  const { tokenizer, weights, variants } = manifest;
  const used = new Set([tokenizer, ...weights, ...variants.map(({ graph }) => graph)]);
  return manifest.files.filter(({ path }) => used.has(path));
}
