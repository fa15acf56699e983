import { expect, test } from '@playwright/test';
import { drillSequence, permissive } from './drill.ts';

// Software WebGPU compiles its shaders for a while, in each new worker.
test.setTimeout(240_000);

/** Lets the worker lose its device at a word of the page, or once it is asked about a text of the evening. */
const loseDevices = `
const devices = [];
const { requestDevice } = GPUAdapter.prototype;
GPUAdapter.prototype.requestDevice = async function (...given) {
  const device = await requestDevice.apply(this, given);
  devices.push(device);
  return device;
};
const loseDevice = () => devices.at(-1)?.destroy();
new BroadcastChannel('drill').addEventListener('message', loseDevice);
addEventListener('message', ({ data }) => {
  const { text = '' } = data?.argumentList?.[0]?.value?.conversation?.at(-1) ?? {};
  if (data?.path?.[0] === 'assess' && text.includes(losesAt)) setTimeout(loseDevice, 2);
});`;

/** A GPU that seems to be one, so that it is chosen where nobody asks for it. */
const pretendHardware = `
for (const name of ['architecture', 'description']) {
  Object.defineProperty(GPUAdapterInfo.prototype, name, { get: () => 'drill' });
}
Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', { get: () => false });`;

drillSequence({
  title: 'A GPU device is lost again and again, until the page does without',
  rows: ['device-lost-idle', 'device-lost-mid-check', 'device-lost-again'],
  options: {
    model: 'tiny',
    // The third worker takes over a text of the evening; no later one survives the night.
    fault: (worker) =>
      `const losesAt = '${worker < 2 ? 'evening' : 'night'}';${loseDevices}${pretendHardware}`,
  },
  async run({ page, site, tab }, row) {
    // A package has several golden conversations; here one is enough to test the arithmetic.
    site.faults.set('manifest.json', async (route, data) => {
      const manifest = JSON.parse(data.toString()) as { selfTest: unknown[] };
      await route.fulfill({ json: { ...manifest, selfTest: manifest.selfTest.slice(0, 1) } });
    });
    // A new worker compiles its shaders anew: longer than people would wait.
    const policy = { ...permissive, deadlineMs: 240_000 };

    await row('device-lost-idle', async () => {
      await tab.open({ properties: { policy } });
      const model = await tab.model(240_000);
      expect(model).toMatchObject({ id: 'tiny-llama-guard', executionProvider: 'webgpu' });
      await tab.send('Good morning');
      await tab.expectSent('Good morning');
      await page.evaluate(() => new BroadcastChannel('drill').postMessage('lose it'));
      await tab.send('Good afternoon');
      await tab.expectSent('Good afternoon');
      expect(site.workersStarted).toBe(2);
    });
    await row('device-lost-mid-check', async () => {
      await tab.send('A quiet evening');
      await tab.expectSent('A quiet evening');
      expect(site.workersStarted).toBe(3);
      expect(await tab.model()).toMatchObject({ executionProvider: 'webgpu' });
    });
    await row('device-lost-again', async () => {
      await tab.send('A dark night');
      await tab.expectUnchecked('The check broke off');
      expect(site.workersStarted).toBe(4);
      await expect(async () => {
        await tab.retry();
        await tab.expectState('unchecked', 'safe');
        await expect(tab.sent.last()).toHaveText('A dark night', { timeout: 500 });
      }).toPass({ timeout: 240_000 });
      const { executionProvider, fallbackReason } = await tab.model();
      expect(executionProvider).toBe('wasm');
      expect(fallbackReason).toContain('lost');
    });
  },
});
