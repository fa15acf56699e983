import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnvironmentOptions, UserConfig } from 'vite';
import { modelFiles } from './model-files.ts';

/**
 * One entry in a file of a fixed name, with what it loads beside it.
 * @param hasChunks - Whether the rest may lie in files of its own: the runtime starts its threads from its own file.
 */
function entryFile(name: string, entry: string, hasChunks: boolean): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      target: 'es2023',
      // Files that a page or a worker fetches stay files: data URLs are larger, and blocked by many pages.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1000,
      modulePreload: false,
      rollupOptions: {
        input: { [name]: entry },
        preserveEntrySignatures: 'exports-only',
        output: {
          codeSplitting: hasChunks,
          entryFileNames: '[name].js',
          chunkFileNames: `${name}-[name].js`,
          assetFileNames: '[name][extname]',
        },
      },
    },
  };
}

/**
 * Configuration of the build for a script tag: one folder with `guarded-chat.js`, `guard-worker.js` and its
 * parts, the runtime's WebAssembly files and the model, which finds all of them beside itself, wherever it is served.
 * @param root - Absolute path of the repository.
 */
export function dropInBuild(root: string): UserConfig {
  const outDir = join(root, 'dist/drop-in');
  return {
    root,
    base: './',
    publicDir: false,
    plugins: [
      {
        ...modelFiles(join(root, 'models/pocket-guard'), '/models/pocket-guard/'),
        applyToEnvironment: ({ name }) => name === 'client',
      },
    ],
    build: { outDir, emptyOutDir: false },
    environments: {
      client: entryFile('guarded-chat', join(root, 'packages/guarded-chat/src/index.ts'), false),
      worker: entryFile('guard-worker', join(root, 'packages/engine/src/worker.ts'), true),
    },
    builder: {
      async buildApp(builder) {
        const { client, worker } = builder.environments;
        await rm(outDir, { recursive: true, force: true });
        if (client) await builder.build(client);
        if (worker) await builder.build(worker);
      },
    },
  };
}
