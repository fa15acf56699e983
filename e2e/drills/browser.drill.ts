import { expect } from '@playwright/test';
import { drill, openReady, permissive } from './drill.ts';

const properties = { policy: permissive };

/** Ends the worker at a word on the channel. */
const crashOnWord = "new BroadcastChannel('drill').addEventListener('message', killWorker);";

drill('not-isolated', { model: 'tiny', headers: {} }, async ({ page, tab }) => {
  await openReady(tab);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
});

const noSharedMemory = 'delete globalThis.SharedArrayBuffer;';

drill(
  'no-shared-memory',
  { model: 'tiny', headers: {}, fault: () => noSharedMemory },
  async ({ page, tab }) => {
    await page.addInitScript(noSharedMemory);
    await openReady(tab);
    await tab.send('Good morning');
    await tab.expectSent('Good morning');
  },
);

drill('no-webgpu', { model: 'tiny' }, async ({ tab }) => {
  await openReady(tab);
  const { executionProvider, fallbackReason } = await tab.model();
  expect(executionProvider).toBe('wasm');
  expect(fallbackReason).toContain('no WebGPU adapter');
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
});

drill('no-module-workers', { model: 'fake', recovers: false }, async ({ page, tab }) => {
  // Such a browser does not know the option, and runs the script as a classic one.
  await page.addInitScript(() => {
    const { Worker: Modern } = globalThis;
    Object.assign(globalThis, {
      Worker: class extends Modern {
        constructor(url: string | URL) {
          const script = `export {}; importScripts(${JSON.stringify(String(url))})`;
          super(URL.createObjectURL(new Blob([script])));
        }
      },
    });
  });
  await tab.open();
  await tab.send('Good morning');
  await tab.expectUnchecked('The check broke off');
});

drill(
  'no-workers',
  {
    model: 'fake',
    recovers: false,
    headers: { 'Content-Security-Policy': "worker-src 'none'" },
  },
  async ({ tab }) => {
    await tab.open();
    await tab.send('Good morning');
    await tab.expectUnchecked('The check broke off');
  },
);

drill('no-locks', { model: 'tiny' }, async ({ page, context, tab }) => {
  const noLocks = () => Reflect.deleteProperty(Navigator.prototype, 'locks');
  await page.addInitScript(noLocks);
  await openReady(tab);
  const other = await context.newPage();
  await other.addInitScript(noLocks);
  await other.goto(page.url());
  await expect.poll(() => other.workers().length).toBeGreaterThan(0);
  expect(page.workers().length).toBeGreaterThan(0);
  await other.close();
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
});

drill(
  'connections-forbidden',
  { model: 'tiny', fault: () => crashOnWord },
  async ({ page, tab }) => {
    await tab.open({ properties });
    await tab.model();
    await page.evaluate(() => {
      const policy = document.createElement('meta');
      policy.httpEquiv = 'Content-Security-Policy';
      policy.content = "connect-src 'none'";
      document.head.append(policy);
    });
    await expect(page.evaluate(() => fetch('form.html'))).rejects.toThrow('fetch');
    await tab.send('Good morning');
    await tab.expectSent('Good morning');
    await page.evaluate(() => new BroadcastChannel('drill').postMessage('die'));
    await tab.send('Good afternoon');
    await tab.expectSent('Good afternoon');
  },
);
