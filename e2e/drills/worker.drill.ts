import { expect } from '@playwright/test';
import { drillSequence, permissive } from './drill.ts';

/** Runs in a worker when it is asked about a text that has this word in it. */
const whenAsked = (word: string, run: string) => `
addEventListener('message', ({ data }) => {
  const { text = '' } = data?.argumentList?.[0]?.value?.conversation?.at(-1) ?? {};
  if (data?.path?.[0] === 'assess' && text.includes('${word}')) { ${run} }
});`;

/**
 * Ends the worker in a forward pass of a check: in the first over more tokens than a code has, which is the prefill of
 * the turn, or in the first over fewer, which is a step of the decoding. The engine writes a pass's tokens as 64-bit
 * integers, and then its mask, which is longer and of ones.
 */
const dieInPass = (word: string, length: '> 8' | '<= 8') => `
let isAsked = false;
let tokens = [];
${whenAsked(word, 'isAsked = true;')}
const { from } = BigInt64Array;
BigInt64Array.from = function (values, ...rest) {
  const isMask = values.length > tokens.length && values.every((one) => one === 1);
  if (isAsked && isMask && tokens.length ${length}) killWorker();
  tokens = values;
  return from.call(this, values, ...rest);
};`;

/** Ends the worker in the moment in which it gives an answer. */
const dieAnswering = (word: string) => `
let isAsked = false;
${whenAsked(word, 'isAsked = true;')}
const tell = self.postMessage;
self.postMessage = (message, transfer) => {
  if (isAsked && message?.value?.assessment) killWorker();
  else tell(message, transfer);
};`;

/** What becomes of each worker, in the order in which they are started; of any after them, nothing. */
const fates = [
  "new BroadcastChannel('drill').addEventListener('message', killWorker);",
  dieInPass('morning', '> 8'),
  dieInPass('noon', '<= 8'),
  dieAnswering('afternoon'),
  dieAnswering('sunset'),
  dieAnswering('sunset'),
  whenAsked('dusk', 'for (;;);'),
];

drillSequence({
  title: 'A worker is killed again and again, and at last hangs',
  rows: [
    'worker-killed-in-load',
    'worker-killed-in-prefill',
    'worker-killed-in-decode',
    'worker-killed-after-decode',
    'worker-killed-again',
    'worker-silent',
  ],
  options: { model: 'tiny', fault: (worker) => `{ ${fates[worker] ?? ''} }` },
  async run({ page, site, tab }, row) {
    const setPolicy = (policy: object) =>
      page.evaluate((given) => {
        Object.assign(document.querySelector('guarded-chat') as Element, { policy: given });
      }, policy);

    await row('worker-killed-in-load', async () => {
      site.faults.set('model.onnx_data', () => new Promise<void>(() => {}));
      await tab.open({ properties: { policy: permissive } });
      await tab.send('Good day');
      await tab.expectState('loading');
      await expect.poll(() => site.requested).toContain('model.onnx_data');
      await page.evaluate(() => new BroadcastChannel('drill').postMessage('die'));
      await tab.expectUnchecked('The check broke off');
      site.repair();
      await tab.retry();
      await tab.expectSent('Good day');
      expect(site.workersStarted).toBe(2);
    });
    await row('worker-killed-in-prefill', async () => {
      await tab.send('Good morning');
      await tab.expectSent('Good morning');
      expect(site.workersStarted).toBe(3);
    });
    await row('worker-killed-in-decode', async () => {
      await tab.send('A quiet noon');
      await tab.expectSent('A quiet noon');
      expect(site.workersStarted).toBe(4);
    });
    await row('worker-killed-after-decode', async () => {
      await tab.send('Good afternoon');
      await tab.expectSent('Good afternoon');
      expect(site.workersStarted).toBe(5);
    });
    await row('worker-killed-again', async () => {
      await tab.send('A fine sunset');
      await tab.expectUnchecked('The check broke off');
      expect(site.workersStarted).toBe(6);
      await tab.retry();
      await tab.expectSent('A fine sunset');
      expect(site.workersStarted).toBe(7);
    });
    await row('worker-silent', async () => {
      await setPolicy({ ...permissive, deadlineMs: 1000 });
      // A worker has a minute of 60 beats to give a sign of life; for this check they are shorter.
      await page.evaluate(() => {
        const { setInterval: every } = globalThis;
        const hurried = (run: () => void, ms: number) => every(run, ms === 1000 ? 50 : ms);
        Object.assign(globalThis, {
          setInterval: hurried,
          keepTime: () => Object.assign(globalThis, { setInterval: every }),
        });
      });
      await tab.send('A silent dusk');
      await tab.expectUnchecked('The check took too long');
      await page.evaluate(() => (Reflect.get(globalThis, 'keepTime') as () => void)());
      await setPolicy(permissive);
      await tab.retry();
      await tab.expectSent('A silent dusk');
      expect(site.workersStarted).toBe(8);
    });
  },
});
