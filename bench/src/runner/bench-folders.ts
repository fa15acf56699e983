import { fileURLToPath } from 'node:url';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Absolute paths of what the benchmark reads and writes. */
export const folders = {
  bench: fromHere('../../'),
  build: fromHere('../../../dist/bench'),
  package: fromHere('../../../models/pocket-guard'),
  plainExport: fromHere('../../plain-export'),
  results: fromHere('../../results'),
  engineReadme: fromHere('../../../packages/engine/README.md'),
} as const;
