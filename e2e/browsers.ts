import { existsSync } from 'node:fs';
import type { PlaywrightTestOptions, PlaywrightWorkerOptions } from '@playwright/test';

type BrowserSettings = Partial<PlaywrightTestOptions & PlaywrightWorkerOptions>;

const debianChromium = '/usr/bin/chromium';
const debianFirefox = '/usr/bin/firefox-esr';

/** The software Vulkan driver: it gives Firefox a WebGPU adapter with `shader-f16` on a machine without a GPU. */
const softwareVulkan = `/usr/share/vulkan/icd.d/lvp_icd.${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}.json`;

const chromiumArgs = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

function chromium(args: readonly string[]): BrowserSettings {
  return {
    browserName: 'chromium',
    launchOptions: {
      args: [...chromiumArgs, ...args],
      ...(existsSync(debianChromium) ? { executablePath: debianChromium } : {}),
    },
  };
}

/** Environment of this process, with the software Vulkan driver as the only one where it is installed. */
function softwareVulkanEnvironment(): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined) environment[name] = value;
  }
  return existsSync(softwareVulkan)
    ? { ...environment, VK_ICD_FILENAMES: softwareVulkan, VK_DRIVER_FILES: softwareVulkan }
    : environment;
}

/** Chromium without WebGPU: the engine has only WebAssembly. */
export const chromiumWasm: BrowserSettings = chromium(['--disable-features=WebGPU']);

/** Chromium with WebGPU on SwiftShader: no `shader-f16`, so q4 with fp32 compute. */
export const chromiumWebgpu: BrowserSettings = chromium(['--enable-unsafe-webgpu']);

/** Firefox with WebGPU on Mesa's lavapipe: `shader-f16`, so q4f16. */
export const firefoxWebgpu: BrowserSettings = {
  browserName: 'firefox',
  launchOptions: {
    firefoxUserPrefs: { 'dom.webgpu.enabled': true, 'gfx.webgpu.ignore-blocklist': true },
    env: softwareVulkanEnvironment(),
    ...(existsSync(debianFirefox) ? { channel: 'moz-firefox', executablePath: debianFirefox } : {}),
  },
  // This channel refuses every emulated media feature that is not left to the browser.
  colorScheme: null,
  contextOptions: { reducedMotion: null, forcedColors: null, contrast: null },
};
