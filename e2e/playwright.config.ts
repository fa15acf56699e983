import { defineConfig } from '@playwright/test';
import { chromiumWasm, chromiumWebgpu, firefoxWebgpu } from './browsers.ts';
import { builtPort, builtUrl, dropInPort, dropInUrl, studioPort, studioUrl } from './servers.ts';

/** WebGPU is emulated here, and slow: the other specs would only repeat what the first project shows. */
const needGpu = ['goldens.spec.ts', 'webgpu.spec.ts'];
/** Chromium's emulation compiles shaders for minutes, and the golden conversations prove it already. */
const studioOnGpu = 'studio-webgpu.spec.ts';

/**
 * What browsers do differently, with a fake worker: events of keys, of input methods and of editors. Firefox's driver
 * drags nothing, composes nothing, and what it inserts cannot be undone.
 */
const firefoxElement = {
  testMatch: ['element.spec.ts', 'element-held.spec.ts', 'element-editor.spec.ts'],
  grepInvert:
    /accessibility|its own model|spec\.ts an unsafe message|without a verdict|by a drop|by undo|goes on composing/,
};

/** Faults, and what comes of them: `npm run e2e -- --project=drills`. */
const drills = { testDir: './drills', testMatch: '*.drill.ts' };
const gpuDrills = 'gpu.drill.ts';

/** A build, served until the tests end. */
function preview(url: string, port: number, ...options: readonly string[]) {
  const command = ['npm run --silent preview --', `--port ${port} --strictPort`, ...options];
  return { command: command.join(' '), cwd: '..', url };
}

export default defineConfig({
  testDir: './specs',
  outputDir: './test-results',
  forbidOnly: Boolean(process.env['CI']),
  // Most of a test is waiting: for a page, a model, a verdict. Two at once halve the time on the two cores of CI.
  workers: 2,
  // A shared machine stalls now and then for longer than a person would wait: the report names what needed another run.
  retries: process.env['CI'] ? 2 : 0,
  reporter: [['list'], ['./drills/drill-reporter.ts']],
  timeout: 120_000,
  // Two browsers and a model share two cores: what is there in a second can take ten.
  expect: { timeout: 20_000 },
  use: { baseURL: studioUrl, trace: 'retain-on-failure' },
  projects: [
    // The slowest file, in one piece: at the end the other worker would wait for it.
    { name: 'drills-webgpu', use: firefoxWebgpu, ...drills, testMatch: gpuDrills },
    { name: 'chromium-wasm', use: chromiumWasm, testIgnore: studioOnGpu },
    { name: 'chromium-webgpu', use: chromiumWebgpu, testMatch: needGpu },
    { name: 'firefox-webgpu', use: firefoxWebgpu, testMatch: [...needGpu, studioOnGpu] },
    { name: 'firefox-element', use: firefoxWebgpu, ...firefoxElement },
    { name: 'drills', use: chromiumWasm, ...drills, testIgnore: gpuDrills },
  ],
  webServer: [
    preview(studioUrl, studioPort),
    preview(`${dropInUrl}guarded-chat.js`, dropInPort, '--mode drop-in'),
    preview(`${builtUrl}drop-in/guarded-chat.js`, builtPort, '--mode drop-in', '--outDir dist'),
  ],
});
