import { createReadStream, type Stats } from 'node:fs';
import { cp, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { basename, extname, join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Whether a file belongs to the model package: its notes and hidden files stay behind. */
function isModelFile(path: string): boolean {
  return !basename(path).startsWith('.') && extname(path) !== '.md';
}

/** The model file that a URL below the model's folder names, if there is one. */
async function findModelFile(
  directory: string,
  url: string,
): Promise<{ path: string; stats: Stats } | undefined> {
  const path = join(directory, decodeURIComponent(url.replace(/[?#].*/, '')));
  if (relative(directory, path).startsWith('..') || !isModelFile(path)) return undefined;
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ? { path, stats } : undefined;
}

function sendFile(response: ServerResponse, path: string, stats: Stats): void {
  const contentType = extname(path) === '.json' ? 'application/json' : 'application/octet-stream';
  response.setHeader('Content-Type', contentType);
  response.setHeader('Content-Length', stats.size);
  createReadStream(path).pipe(response);
}

/**
 * Vite plugin that serves a model's folder while developing, and copies it into a build.
 * @param directory - Absolute path of the model's folder.
 * @param url - Where a page finds it, such as `/models/pocket-guard/`.
 */
export function modelFiles(directory: string, url: string): Plugin {
  let outDir = '';
  return {
    name: 'guarded-chat:model-files',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use(url, (request, response, next) => {
        findModelFile(directory, request.url ?? '').then(
          (file) => (file ? sendFile(response, file.path, file.stats) : next()),
          next,
        );
      });
    },
    async writeBundle() {
      await cp(directory, join(outDir, url), { recursive: true, filter: isModelFile });
    },
  };
}
