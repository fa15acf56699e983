import { defineConfig } from '@playwright/test';
import { chromiumWasm } from './browsers.ts';
import { studioPort, studioUrl } from './servers.ts';

/** Takes the README's pictures of the built studio: `npm run screenshots`. They are no test, and run only when asked for. */
export default defineConfig({
  testDir: './screenshots',
  testMatch: '*.shots.ts',
  outputDir: './test-results',
  workers: 1,
  reporter: 'list',
  timeout: 600_000,
  use: { baseURL: studioUrl },
  projects: [{ name: 'chromium-wasm', use: chromiumWasm }],
  webServer: {
    command: `npm run --silent preview -- --port ${studioPort} --strictPort`,
    cwd: '..',
    url: studioUrl,
  },
});
