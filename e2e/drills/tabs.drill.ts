import { expect } from '@playwright/test';
import { drill, openReady } from './drill.ts';
import { DrillTab } from './drill-tab.ts';

drill('eight-tabs', { model: 'fake' }, async ({ context, tab }) => {
  const leader = new DrillTab(await context.newPage());
  await openReady(leader);
  const others = [tab];
  while (others.length < 7) others.push(new DrillTab(await context.newPage()));
  await Promise.all(others.map(openReady));
  expect(leader.page.workers()).toHaveLength(1);
  for (const [index, other] of others.entries()) {
    await other.send(`held morning ${index}`);
    await other.expectState('checking');
  }
  await leader.page.close();
  await tab.releaseWorkers();
  for (const [index, other] of others.entries()) {
    await other.expectSent(`held morning ${index}`);
    await other.expectOnlyCheckedSent();
  }
  const workers = others.map((other) => other.page.workers().length);
  expect(workers.reduce((sum, one) => sum + one)).toBe(1);
});

drill('clock-changed', { model: 'fake' }, async ({ page, context, tab }) => {
  const dayMs = 86_400_000;
  const third = new DrillTab(await context.newPage());
  const leader = new DrillTab(await context.newPage());
  const clocks = [
    [leader, dayMs],
    [tab, -dayMs],
    [third, 0],
  ] as const;
  for (const [one, offsetMs] of clocks) {
    await one.page.addInitScript((first) => {
      const now = Date.now.bind(Date);
      Object.assign(globalThis, { clockOffsetMs: first });
      Date.now = () => now() + (globalThis as unknown as { clockOffsetMs: number }).clockOffsetMs;
    }, offsetMs);
    await openReady(one);
  }
  await tab.send('held morning');
  await tab.expectState('checking');
  await page.evaluate(() => Object.assign(globalThis, { clockOffsetMs: 1e12 }));
  await leader.page.close();
  await tab.releaseWorkers();
  await tab.expectSent('held morning');
  await page.evaluate(() => Object.assign(globalThis, { clockOffsetMs: -1e12 }));
  await third.send('Good morning');
  await third.expectSent('Good morning');
  await third.expectOnlyCheckedSent();
});
