import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { modelFiles } from './scripts/model-files.ts';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** They make the page cross-origin isolated, which WebAssembly threads need. */
const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  root: fromHere('apps/studio'),
  cacheDir: fromHere('node_modules/.vite'),
  plugins: [modelFiles(fromHere('models/pocket-guard'), '/models/pocket-guard/')],
  build: {
    outDir: fromHere('dist/studio'),
    emptyOutDir: true,
    target: 'es2023',
  },
  worker: { format: 'es' },
  // Both find their .wasm file relative to themselves, which a pre-bundled copy would break.
  optimizeDeps: { exclude: ['@huggingface/transformers', 'onnxruntime-web'] },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders, port: 4173 },
});
