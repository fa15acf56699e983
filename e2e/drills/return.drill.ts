import { expect, test } from '@playwright/test';
import { chromiumWasm } from '../browsers.ts';
import { dropInUrl } from '../servers.ts';
import { drill, openReady } from './drill.ts';

// Browsers keep pages for the way back; the test runner switches that off.
test.use({
  launchOptions: {
    ...chromiumWasm.launchOptions,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

drill('page-kept-for-return', { model: 'fake' }, async ({ page, tab }) => {
  page.on('dialog', (dialog) => void dialog.accept());
  await openReady(tab);
  await tab.send('held morning');
  await tab.expectState('checking');
  await page.evaluate(() => Object.assign(globalThis, { wasKept: true }));
  await page.goto(`${dropInUrl}chat.css`);
  // A page that was kept loads nothing.
  await page.goBack({ waitUntil: 'commit' });
  expect(await page.evaluate(() => 'wasKept' in globalThis)).toBe(true);
  await expect(tab.element).toContainText('Not sent.');
  await expect(tab.field).toHaveValue('held morning');
  await expect(tab.sent).toHaveCount(0);
  await tab.releaseWorkers();
  await tab.field.press('Enter');
  await tab.expectSent('held morning');
});
