import { expect } from '@playwright/test';
import { drill, openReady, permissive } from './drill.ts';

const properties = { policy: permissive };

drill(
  'worker-killed-in-load',
  {
    model: 'tiny',
    fault: (worker) =>
      worker === 0 ? "new BroadcastChannel('drill').addEventListener('message', killWorker);" : '',
  },
  async ({ page, site, tab }) => {
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    site.faults.set('model.onnx_data', async (route, data) => {
      await held;
      await route.fulfill({ body: data }).catch(() => undefined);
    });
    await tab.open({ properties });
    await tab.send('Good morning');
    await tab.expectState('loading');
    await expect.poll(() => site.requested).toContain('model.onnx_data');
    await page.evaluate(() => new BroadcastChannel('drill').postMessage('die'));
    await tab.expectUnchecked('The check broke off');
    letThrough();
    site.repair();
    await tab.retry();
    await tab.expectSent('Good morning');
  },
);

/**
 * Ends the worker in a forward pass of a check: in the first over more tokens than a code has, which is the prefill of
 * the turn, or in the first over fewer, which is a step of the decoding. The engine writes a pass's tokens as 64-bit
 * integers, and then its mask, which is longer and of ones.
 */
const dieInPass = (length: '> 8' | '<= 8') => `
{
  let isAsked = false;
  let tokens = [];
  addEventListener('message', ({ data }) => { isAsked ||= data?.path?.[0] === 'assess'; });
  const { from } = BigInt64Array;
  BigInt64Array.from = function (values, ...rest) {
    const isMask = values.length > tokens.length && values.every((one) => one === 1);
    if (isAsked && isMask && tokens.length ${length}) killWorker();
    tokens = values;
    return from.call(this, values, ...rest);
  };
}`;

for (const [id, length] of [
  ['worker-killed-in-prefill', '> 8'],
  ['worker-killed-in-decode', '<= 8'],
] as const) {
  drill(
    id,
    { model: 'tiny', fault: (worker) => (worker === 0 ? dieInPass(length) : '') },
    async ({ site, tab }) => {
      await openReady(tab);
      await tab.send('Good morning');
      await tab.expectSent('Good morning');
      expect(site.workersStarted).toBe(2);
    },
  );
}

/** Ends the worker in the moment in which it gives an answer. */
const dieAnswering = `
const tell = self.postMessage;
self.postMessage = (message, transfer) => {
  if (message?.value?.assessment) killWorker();
  else tell(message, transfer);
};`;

drill(
  'worker-killed-after-decode',
  { model: 'tiny', fault: (worker) => (worker === 0 ? dieAnswering : '') },
  async ({ site, tab }) => {
    await openReady(tab);
    await tab.send('Good morning');
    await tab.expectSent('Good morning');
    expect(site.workersStarted).toBe(2);
  },
);

drill(
  'worker-killed-again',
  { model: 'tiny', fault: (worker) => (worker < 2 ? dieAnswering : '') },
  async ({ tab }) => {
    await openReady(tab);
    await tab.send('Good morning');
    await tab.expectUnchecked('The check broke off');
    await tab.retry();
    await tab.expectSent('Good morning');
  },
);

drill(
  'worker-silent',
  {
    model: 'tiny',
    fault: (worker) =>
      worker === 0
        ? "addEventListener('message', ({ data }) => { while (data?.path?.[0] === 'assess'); });"
        : '',
  },
  async ({ page, tab }) => {
    // A worker has a minute of 60 beats to give a sign of life; here they are shorter.
    await page.addInitScript(() => {
      const { setInterval: every } = globalThis;
      Object.assign(globalThis, {
        setInterval: (run: () => void, ms: number) => every(run, ms === 1000 ? 50 : ms),
      });
    });
    await tab.open({ properties: { policy: { ...permissive, deadlineMs: 1000 } } });
    await tab.model();
    await tab.send('Good morning');
    await tab.expectUnchecked('The check took too long');
    await page.evaluate((policy) => {
      Object.assign(document.querySelector('guarded-chat') as Element, { policy });
    }, permissive);
    await tab.retry();
    await tab.expectSent('Good morning');
  },
);

drill('wrong-arithmetic', { model: 'tiny' }, async ({ site, tab }) => {
  site.faults.set('manifest.json', async (route, data) => {
    const manifest = JSON.parse(data.toString()) as { selfTest: { unsafeScore: number }[] };
    for (const golden of manifest.selfTest) {
      golden.unsafeScore = golden.unsafeScore < 0.5 ? 0.9 : 0.1;
    }
    await route.fulfill({ json: manifest });
  });
  await tab.open({ properties });
  await tab.send('Good morning');
  await tab.expectUnchecked('cannot run the safety model');
  site.repair();
  await tab.retry();
  await tab.expectSent('Good morning');
});
