import { test as base, expect } from '@playwright/test';
import { chromiumWasm } from '../browsers.ts';
import { devtoolsPort } from '../servers.ts';
import { drillIn, openReady } from './drill.ts';

/** What the page notes down of its own life. */
interface Life {
  readonly events: readonly string[];
  readonly longestGapMs: number;
}

/**
 * Pages that can be hidden, and so be frozen: the test runner keeps its own pages in focus, and no browser freezes a
 * page that is seen.
 */
const test = base.extend({
  context: async ({ playwright: { chromium } }, use) => {
    const { launchOptions } = chromiumWasm;
    const args = [...(launchOptions?.args ?? []), `--remote-debugging-port=${devtoolsPort}`];
    const browser = await chromium.launch({ ...launchOptions, args });
    const address = `http://127.0.0.1:${devtoolsPort}`;
    const [context] = (await chromium.connectOverCDP(address, { noDefaults: true })).contexts();
    if (!context) throw new Error('the browser has no context');
    await use(context);
    await browser.close();
  },
});

drillIn(test, 'page-frozen', { model: 'fake' }, async ({ page, context, tab }) => {
  await openReady(tab);
  await tab.send('held morning');
  await tab.expectState('checking');
  await page.evaluate(() => {
    const life = { events: [] as string[], longestGapMs: 0 };
    Object.assign(globalThis, { life });
    for (const name of ['freeze', 'resume']) {
      document.addEventListener(name, () => life.events.push(name));
    }
    let last = performance.now();
    setInterval(() => {
      life.longestGapMs = Math.max(life.longestGapMs, performance.now() - last);
      last = performance.now();
    }, 50);
  });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((resolve) => {
    setTimeout(resolve, 2500);
  });
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await page.bringToFront();
  // It stood still indeed; a page that is only hidden has a turn every second.
  const readLife = () => page.evaluate(() => Reflect.get(globalThis, 'life') as Life);
  await expect.poll(readLife).toMatchObject({ events: ['freeze', 'resume'] });
  await expect.poll(async () => (await readLife()).longestGapMs).toBeGreaterThan(1500);
  await expect(tab.sent).toHaveCount(0);
  await tab.releaseWorkers();
  await tab.expectSent('held morning');
});
