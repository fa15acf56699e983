import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type UserConfig } from 'vite';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages that a bundler builds; those in `static` are served as they are. */
const pages = ['react', 'vue', 'svelte', 'ai-sdk', 'deep-chat', 'prosemirror'];

const config: UserConfig = defineConfig({
  root: fromHere('.'),
  base: './',
  publicDir: 'static',
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'guarded-chat' } } }),
    svelte(),
  ],
  worker: { format: 'es' },
  build: {
    outDir: fromHere('../../dist/examples'),
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      // React's 'use client' means something on servers alone.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
      input: ['index.html', ...pages.map((page) => `${page}/index.html`)].map(fromHere),
    },
  },
});

export default config;
