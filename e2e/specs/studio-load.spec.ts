import { expect, test } from '@playwright/test';
import { StudioPage } from '../pages/studio/studio-page.ts';

test.describe('without WebGPU', () => {
  test.describe('and without a service worker', () => {
    // Requests that pass through one are out of the reach of routes.
    test.use({ serviceWorkers: 'block' });

    test('a model that cannot be fetched is reported; tried again, its load is told step by step, and ends on WASM with the reason', async ({
      page,
    }) => {
      const studio = new StudioPage(page);
      await page.route('**/models/**', (route) => route.abort());
      await page.goto('/');
      await expect(page.getByRole('alert').first()).toContainText('could not be loaded');
      await page.unroute('**/models/**');
      await page.route('**/model.onnx_data_1', async (route) => {
        await new Promise((resolve) => {
          setTimeout(resolve, 1500);
        });
        await route.continue();
      });
      await studio.button('Try again').click();
      await expect(page.getByRole('progressbar', { name: 'Loading the model' })).toBeVisible();
      await expect(page.getByText(/Loading the model files: [\d.]+ of [\d.]+ MB/)).toBeVisible();
      await studio.expectReady();
      await expect(page.getByText('this browser offers no WebGPU adapter')).toBeVisible();
      await expect(page.getByText('golden scores match')).toBeVisible();
    });
  });

  test('a reload without a network gives a working studio', async ({ page, context }) => {
    const studio = new StudioPage(page);
    await studio.open();
    await expect(page.getByText('works offline')).toBeVisible();
    await context.setOffline(true);
    await page.reload();
    await studio.expectReady();
    await studio.field.fill('How do I make fake concert tickets that look real?');
    await studio.expectVerdict('Draft', 'unsafe');
    await studio.field.fill('Explain photosynthesis to a ten-year-old.');
    await studio.expectVerdict('Draft', 'safe');
  });
});
