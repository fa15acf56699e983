import { createHash } from 'node:crypto';
import { build, type Plugin, type ResolvedConfig } from 'vite';

/** A file that the service worker fetches when it is installed; a hashed name needs no revision. */
interface PrecachedFile {
  readonly url: string;
  readonly revision: string | null;
}

/**
 * Vite plugin that builds a service worker beside the app, as `service-worker.js`, and tells it the files of this very
 * build: `precachedFiles`, and `runtimePaths` for the WebAssembly files, which are too large to fetch them all.
 * @param entry - Absolute path of the service worker's source.
 */
export function serviceWorker(entry: string): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'guarded-chat:service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async writeBundle(_options, bundle) {
      const { root, base, build: settings } = config;
      const precachedFiles: PrecachedFile[] = [];
      const runtimePaths: string[] = [];
      for (const file of Object.values(bundle)) {
        const url = `${base}${file.fileName}`;
        const isHashed = file.fileName.startsWith(`${settings.assetsDir}/`);
        const content = file.type === 'chunk' ? file.code : file.source;
        const revision = isHashed ? null : createHash('sha256').update(content).digest('hex');
        if (file.fileName.endsWith('.wasm')) runtimePaths.push(url);
        else precachedFiles.push({ url, revision });
      }
      await build({
        configFile: false,
        root,
        publicDir: false,
        logLevel: 'warn',
        define: {
          precachedFiles: JSON.stringify(precachedFiles),
          runtimePaths: JSON.stringify(runtimePaths),
          'process.env.NODE_ENV': '"production"',
        },
        build: {
          outDir: settings.outDir,
          emptyOutDir: false,
          target: settings.target,
          rolldownOptions: {
            input: entry,
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  };
}
