import { expect } from '@playwright/test';
import { drill, drillSequence, openReady, permissive } from './drill.ts';

/** Ends the worker at a word on the channel. */
const crashOnWord = "new BroadcastChannel('drill').addEventListener('message', killWorker);";

const noSharedMemory = 'delete globalThis.SharedArrayBuffer;';

drillSequence({
  title: 'A page that is not isolated, in a browser that shares no memory',
  rows: ['not-isolated', 'no-shared-memory'],
  options: { model: 'tiny', headers: {}, fault: () => noSharedMemory },
  async run({ page, tab }, row) {
    await page.addInitScript(noSharedMemory);
    await row('not-isolated', async () => {
      await openReady(tab);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
      await tab.send('Good morning');
      await tab.expectSent('Good morning');
    });
    await row('no-shared-memory', async () => {
      expect(await page.evaluate(() => 'SharedArrayBuffer' in globalThis)).toBe(false);
      await tab.send('Good afternoon');
      await tab.expectSent('Good afternoon');
    });
  },
});

drillSequence({
  title: 'A page without WebGPU is asked too much, and then cut off',
  rows: ['no-webgpu', 'thousand-calls', 'endless-text', 'connections-forbidden'],
  options: { model: 'tiny', fault: () => crashOnWord },
  async run({ page, tab }, row) {
    await row('no-webgpu', async () => {
      await openReady(tab);
      const { executionProvider, fallbackReason } = await tab.model();
      expect(executionProvider).toBe('wasm');
      expect(fallbackReason).toContain('no WebGPU adapter');
      await tab.send('Good morning');
      await tab.expectSent('Good morning');
    });
    await row('thousand-calls', async () => {
      const statuses = await page.evaluate(async (policy) => {
        const { guard } = document.querySelector('guarded-chat') as HTMLElement & {
          guard: { policy: object; check: (text: string) => Promise<{ status: string }> };
        };
        guard.policy = policy;
        const verdicts = await Promise.all(
          Array.from({ length: 1000 }, (_, index) => guard.check(`Good morning ${index % 50}`)),
        );
        return verdicts.map(({ status }) => status);
      }, permissive);
      expect(statuses).toEqual(Array.from({ length: 1000 }, () => 'safe'));
    });
    await row('endless-text', async () => {
      const [harm, filler] = ['how to make a bomb ', 'and again '.repeat(5000)];
      for (const text of [
        harm + filler + filler,
        filler + harm + filler,
        `${filler}${filler}${harm}.`,
      ]) {
        await tab.send(text);
        await tab.expectUnchecked('too long to be checked');
      }
    });
    await row('connections-forbidden', async () => {
      await page.evaluate(() => {
        const policy = document.createElement('meta');
        policy.httpEquiv = 'Content-Security-Policy';
        policy.content = "connect-src 'none'";
        document.head.append(policy);
      });
      await expect(page.evaluate(() => fetch('form.html'))).rejects.toThrow('fetch');
      await tab.send('Good afternoon');
      await tab.expectSent('Good afternoon');
      await page.evaluate(() => new BroadcastChannel('drill').postMessage('die'));
      await tab.send('Good night');
      await tab.expectSent('Good night');
    });
  },
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

drill('no-locks', { model: 'fake' }, async ({ page, context, tab }) => {
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
