import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { build, type InlineConfig, type Plugin, preview } from 'vite';
import { folders } from './bench-folders.ts';

/** A served page. */
export interface BenchServer {
  readonly url: string;
  /** Parts of files that were asked for: `model.onnx_data bytes=12-`. */
  readonly ranges: readonly string[];
  readonly close: () => Promise<void>;
}

const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** What is served at `/models/guard/`. */
interface ServedPackage {
  readonly variant: string | undefined;
  readonly packageFolder: string;
  readonly ranges: string[];
}

interface Manifest {
  readonly variants: readonly { readonly dtype: string }[];
}

/**
 * The manifest with the variants of one dtype alone: the engine then has no choice.
 * @throws RangeError when there are none.
 */
async function readManifest(folder: string, dtype: string | undefined): Promise<string> {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
  const variants = manifest.variants.filter((one) => dtype === undefined || one.dtype === dtype);
  if (variants.length === 0) {
    const had = manifest.variants.map((one) => one.dtype).join(', ');
    throw new RangeError(`--variant: the package has no ${dtype} graph, only ${had}`);
  }
  return JSON.stringify({ ...manifest, variants });
}

async function sendModelFile(
  request: IncomingMessage,
  response: ServerResponse,
  { variant, packageFolder, ranges }: ServedPackage,
): Promise<boolean> {
  const found = /^\/(guard|plain)\/((?:onnx\/)?[\w.]+)$/.exec(request.url ?? '');
  const [, model, name] = found ?? [];
  if (model === undefined || name === undefined) return false;
  const path = join(model === 'guard' ? packageFolder : folders.plainExport, name);
  const stats = await stat(path).catch(() => undefined);
  if (!stats?.isFile()) return false;
  const isJson = extname(path) === '.json';
  response.setHeader('Content-Type', isJson ? 'application/json' : 'application/octet-stream');
  if (model === 'guard' && name === 'manifest.json') {
    response.end(await readManifest(packageFolder, variant));
  } else {
    const { range } = request.headers;
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    if (start > 0) {
      ranges.push(`${name} ${range}`);
      response.statusCode = 206;
      response.setHeader('Content-Range', `bytes ${start}-${stats.size - 1}/${stats.size}`);
    }
    response.setHeader('Content-Length', stats.size - start);
    createReadStream(path, { start }).pipe(response);
  }
  return true;
}

function models(served: ServedPackage): Plugin {
  return {
    name: 'bench-models',
    configurePreviewServer(server) {
      server.middlewares.use('/models', (request, response, next) => {
        sendModelFile(request, response, served).then((isSent) => {
          if (isSent) return;
          response.statusCode = 404;
          response.end();
        }, next);
      });
    },
  };
}

/**
 * Builds the page as a site would, and serves it cross-origin isolated, with the package at `/models/guard/` and the
 * plain export at `/models/plain/`.
 * @param variant - The only dtype that the served package has; absent: all.
 * @param packageFolder - Default: pocket-guard's.
 * @throws RangeError when the package has no such graph.
 */
export async function serveBench(
  variant: string | undefined,
  packageFolder: string = folders.package,
): Promise<BenchServer> {
  const ranges: string[] = [];
  const config: InlineConfig = {
    configFile: false,
    root: folders.bench,
    appType: 'mpa',
    logLevel: 'error',
    plugins: [models({ variant, packageFolder, ranges })],
    worker: { format: 'es' },
    build: {
      outDir: folders.build,
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 2000,
    },
    preview: { headers: isolationHeaders, port: 4276, strictPort: true },
  };
  if (variant !== undefined) await readManifest(packageFolder, variant);
  await build(config);
  const server = await preview(config);
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error('the page is served nowhere');
  return { url, ranges, close: () => server.close() };
}
