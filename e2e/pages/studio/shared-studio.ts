import { test as base, expect } from '@playwright/test';
import { StudioPage } from './studio-page.ts';

const viewport = { width: 1280, height: 860 };

/** Tests that share one studio in each worker: its model is loaded once. Each test puts back what it needs. */
export const test = base.extend<{ readonly inOrder: undefined }, { readonly studio: StudioPage }>({
  studio: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ viewport });
      const studio = new StudioPage(await context.newPage());
      await studio.open();
      await use(studio);
      await context.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // A hook would be registered once for all files of a process: this runs around every test.
  inOrder: [
    async ({ studio }, use) => {
      await studio.page.setViewportSize(viewport);
      await use(undefined);
      expect(studio.complaints).toEqual([]);
      await expect(studio.requestCount).toHaveText('0 network requests since the model was loaded');
    },
    { auto: true },
  ],
});
