import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnvironmentOptions, Rolldown, UserConfig } from 'vite';
import { compactScripts } from './compact-scripts.ts';
import { modelFiles } from './model-files.ts';

/** One entry in a file of a fixed name, with what it loads beside it. */
function entryFile(
  name: string,
  entry: string,
  output: Rolldown.OutputOptions = {},
): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      target: 'es2023',
      // Files that a page or a worker fetches stay files: data URLs are larger, and blocked by many pages.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1000,
      modulePreload: false,
      rolldownOptions: {
        input: { [name]: entry },
        preserveEntrySignatures: 'exports-only',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: `${name}-[name].js`,
          assetFileNames: '[name][extname]',
          ...output,
        },
      },
    },
  };
}

/**
 * The same for a script that is no module: all in one file, which runs where its tag stands, before what comes after
 * it. What the module exports is in the global variable `guardedChat`.
 */
function classicFile(name: string, entry: string): EnvironmentOptions {
  const { build, ...file } = entryFile(name, entry, {
    codeSplitting: false,
    // Read while the script runs: afterwards, no script is the current one.
    intro: 'const classicScriptUrl = document.currentScript?.src ?? document.baseURI;',
  });
  return {
    ...file,
    define: { 'import.meta.url': 'classicScriptUrl' },
    build: {
      ...build,
      lib: { entry, name: 'guardedChat', formats: ['iife'], fileName: () => `${name}.js` },
    },
  };
}

/**
 * Configuration of the build for a script tag: one folder with `guarded-chat.js`, its parts and languages,
 * and its copy that is no module, `guarded-chat.classic.js`; `guard-worker.js` and its parts; the runtime's WebAssembly files; and the model.
 * They find one another side by side, wherever the folder is served.
 * @param root - Absolute path of the repository.
 */
export function dropInBuild(root: string): UserConfig {
  const outDir = join(root, 'dist/drop-in');
  const element = join(root, 'packages/guarded-chat/src/index.ts');
  return {
    root,
    base: './',
    publicDir: false,
    plugins: [
      compactScripts(),
      {
        ...modelFiles(join(root, 'models/pocket-guard'), '/models/pocket-guard/'),
        applyToEnvironment: ({ name }) => name === 'client',
      },
    ],
    build: { outDir, emptyOutDir: false },
    environments: {
      client: entryFile('guarded-chat', element, {
        // All but what is loaded later is in a second file, and the entry only names it: a page may ask for the entry as
        // `guarded-chat.js?v=2`, and what is loaded later must not ask for it again by its plain name.
        codeSplitting: { groups: [{ name: 'element', test: /guarded-chat\/src\/define\.ts$/ }] },
      }),
      classic: classicFile('guarded-chat.classic', element),
      worker: entryFile('guard-worker', join(root, 'packages/engine/src/worker.ts')),
    },
    builder: {
      async buildApp(builder) {
        await rm(outDir, { recursive: true, force: true });
        for (const name of ['client', 'classic', 'worker']) {
          const environment = builder.environments[name];
          if (environment) await builder.build(environment);
        }
      },
    },
  };
}
