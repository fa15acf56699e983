import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Leaves published packages outside the bundle, each named by where its importer finds it: what only the engine depends
 * on cannot be found from this package's folder.
 */
const externalInPlace: Plugin = {
  name: 'external-in-place',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const isPublished = /^[@\w]/.test(source) && !/^(node:|@guarded-chat\/)/.test(source);
    if (importer === undefined || !isPublished) return null;
    const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
    if (resolved === null || !resolved.id.startsWith('/')) return resolved;
    return { id: pathToFileURL(resolved.id).href, external: true };
  },
};

/** Bundles the command line for plain Node, whose threads start from files of JavaScript. */
const config: UserConfig = defineConfig({
  root: fromHere('.'),
  publicDir: false,
  plugins: [externalInPlace],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        'add-comparison': fromHere('src/node/add-comparison.ts'),
        'guard-eval': fromHere('src/node/guard-eval.ts'),
        'record-golden-set': fromHere('src/node/record-golden-set.ts'),
        'assessment-worker': fromHere('src/node/assessment-worker.ts'),
      },
    },
  },
});

export default config;
