import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { dropInBuild } from './scripts/drop-in-build.ts';
import { modelFiles } from './scripts/model-files.ts';
import { serviceWorker } from './scripts/service-worker.ts';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** They make the page cross-origin isolated, which WebAssembly threads need. */
const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const studio: UserConfig = {
  root: fromHere('apps/studio'),
  // A file that is not there is a 404, never the page in its place.
  appType: 'mpa',
  cacheDir: fromHere('node_modules/.vite'),
  plugins: [
    modelFiles(fromHere('models/pocket-guard'), '/models/pocket-guard/'),
    serviceWorker(fromHere('apps/studio/src/offline/service-worker.ts')),
  ],
  build: {
    outDir: fromHere('dist/studio'),
    emptyOutDir: true,
    target: 'es2023',
    // The second page is the one that may connect to an endpoint.
    rolldownOptions: {
      input: ['index.html', 'endpoint.html'].map((page) => fromHere(`apps/studio/${page}`)),
    },
  },
  worker: { format: 'es' },
  // Both find their .wasm file relative to themselves, which a pre-bundled copy would break. These pairs of a
  // runtime and its file load in a module worker, while developing and when built, with threads:
  //   onnxruntime-web/wasm    with onnxruntime-web/ort-wasm-simd-threaded.wasm?url
  //   onnxruntime-web/webgpu  with onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url
  // `env.wasm.wasmPaths = { wasm: url }` is enough: the glue code is inside the runtime's own module.
  optimizeDeps: { exclude: ['@huggingface/transformers', 'onnxruntime-web'] },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders, port: 4173 },
};

/** `vite build` builds the studio, `vite build --mode drop-in` the folder for a script tag. */
export default defineConfig(({ mode }) =>
  mode === 'drop-in'
    ? { ...dropInBuild(fromHere('.')), preview: { headers: isolationHeaders } }
    : studio,
);
