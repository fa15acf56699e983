import { defineConfig } from '@playwright/test';
import { chromiumWasm, chromiumWebgpu, firefoxWebgpu } from './browsers.ts';

/** Not the port of `npm start`, so that the tests never meet a studio somebody left running. */
const port = 4273;

export default defineConfig({
  testDir: './specs',
  outputDir: './test-results',
  forbidOnly: Boolean(process.env['CI']),
  workers: 1,
  reporter: 'list',
  timeout: 120_000,
  use: { baseURL: `http://localhost:${port}/`, trace: 'retain-on-failure' },
  projects: [
    { name: 'chromium-wasm', use: chromiumWasm },
    { name: 'chromium-webgpu', use: chromiumWebgpu },
    { name: 'firefox-webgpu', use: firefoxWebgpu },
  ],
  webServer: {
    command: `npm run --silent preview -- --port ${port} --strictPort`,
    cwd: '..',
    url: `http://localhost:${port}/`,
  },
});
