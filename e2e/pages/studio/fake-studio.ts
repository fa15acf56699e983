import { test as base, expect } from '@playwright/test';
import { serveFakeWorker } from './fake-worker.ts';
import { storeRuns } from './store-run.ts';
import { StudioPage } from './studio-page.ts';

const viewport = { width: 1280, height: 860 };

/** Finished runs that the studio has from the start; the second and the third are over the same rows. */
const runs = [
  { id: 'ten thousand', count: 10_000, model: 'Ours', taxonomy: 'Our list', noise: 0.7 },
  { id: 'with ours', count: 300, model: 'Ours', taxonomy: 'Our list', noise: 0.2 },
  { id: 'with theirs', count: 300, model: 'Theirs', taxonomy: 'Their list', noise: 0.9 },
];

/** A built-in model of a browser that has one, as far as the studio asks it. */
function addBuiltInModel(): void {
  const prompt = async (text: string) => `I am built in, and was asked: ${text}`;
  Object.assign(globalThis, {
    LanguageModel: {
      availability: async () => 'available',
      create: async () => ({ prompt, destroy() {} }),
    },
  });
}

/** Tests that share one studio whose guard is fake: they need no model. Each begins with the default settings. */
export const test = base.extend<{ readonly inOrder: undefined }, { readonly studio: StudioPage }>({
  studio: [
    async ({ browser }, use) => {
      // Requests that pass through a service worker are out of the reach of routes.
      const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
      await context.addInitScript(addBuiltInModel);
      await serveFakeWorker(context);
      const studio = new StudioPage(await context.newPage());
      await studio.open();
      await storeRuns(studio.page, runs);
      await studio.button('Not now').click();
      await use(studio);
      await context.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  // A hook would be registered once for all files of a process: this runs around every test.
  inOrder: [
    async ({ studio }, use) => {
      await studio.page.setViewportSize(viewport);
      await studio.section('Policy').click();
      await expect(studio.section('Policy')).toHaveAttribute('aria-current', 'page');
      await studio.resetPolicy();
      await use(undefined);
      expect(studio.complaints).toEqual([]);
      await expect(studio.requestCount).toHaveText('0 network requests since the model was loaded');
    },
    { auto: true },
  ],
});
