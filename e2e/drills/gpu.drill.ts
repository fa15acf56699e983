import { expect, test } from '@playwright/test';
import { drill, type DrillSetting, permissive } from './drill.ts';

// Software WebGPU compiles its shaders for a while, in each new worker.
test.setTimeout(600_000);

/** Keeps the devices that the worker requests, and the page's word that ends the last of them. */
const keepDevices = `
const devices = [];
const { requestDevice } = GPUAdapter.prototype;
GPUAdapter.prototype.requestDevice = async function (...given) {
  const device = await requestDevice.apply(this, given);
  devices.push(device);
  return device;
};
new BroadcastChannel('drill').addEventListener('message', () => devices.at(-1).destroy());`;

/** Ends the device when a check has begun. */
const loseMidCheck = `
addEventListener('message', ({ data }) => {
  if (data?.path?.[0] === 'assess') setTimeout(() => devices.at(-1)?.destroy(), 2);
});`;

/** A GPU that seems to be one, so that it is chosen where nobody asks for it. */
const pretendHardware = `
for (const name of ['architecture', 'description']) {
  Object.defineProperty(GPUAdapterInfo.prototype, name, { get: () => 'drill' });
}
Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', { get: () => false });`;

async function openOnGpu({ tab }: DrillSetting, executionProvider: string): Promise<void> {
  // A new worker compiles its shaders anew: longer than people would wait.
  await tab.open({
    properties: { executionProvider, policy: { ...permissive, deadlineMs: 240_000 } },
  });
  const model = await tab.model(240_000);
  expect(model.executionProvider).toBe('webgpu');
}

drill('device-lost-idle', { model: 'tiny', fault: () => keepDevices }, async (setting) => {
  const { page, tab } = setting;
  await openOnGpu(setting, 'webgpu');
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
  await page.evaluate(() => new BroadcastChannel('drill').postMessage('lose it'));
  await tab.send('Good afternoon');
  await tab.expectSent('Good afternoon');
});

drill(
  'device-lost-mid-check',
  { model: 'tiny', fault: (worker) => keepDevices + (worker === 0 ? loseMidCheck : '') },
  async (setting) => {
    const { tab } = setting;
    await openOnGpu(setting, 'webgpu');
    await tab.send('Good morning');
    await tab.expectSent('Good morning');
  },
);

drill(
  'device-lost-again',
  { model: 'tiny', fault: () => keepDevices + loseMidCheck + pretendHardware },
  async (setting) => {
    const { tab } = setting;
    await openOnGpu(setting, 'auto');
    await tab.send('Good morning');
    await tab.expectUnchecked('The check broke off');
    await expect(async () => {
      await tab.retry();
      await tab.expectState('unchecked', 'safe');
      await expect(tab.sent).toHaveCount(1, { timeout: 500 });
    }).toPass({ timeout: 120_000 });
    const { executionProvider, fallbackReason } = await tab.model();
    expect(executionProvider).toBe('wasm');
    expect(fallbackReason).toContain('lost');
  },
);
