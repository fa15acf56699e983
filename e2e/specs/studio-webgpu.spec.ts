import { expect, test } from '@playwright/test';
import { StudioPage } from '../pages/studio/studio-page.ts';

test('the model judges on WebGPU', async ({ page }) => {
  // Software WebGPU compiles its shaders for a while.
  test.setTimeout(600_000);
  const studio = new StudioPage(page);
  await page.goto('/');
  await page.getByRole('radio', { name: 'WebGPU' }).check();
  await expect(studio.requestCount).toBeVisible({ timeout: 420_000 });
  const model = page.getByRole('region', { name: 'Model' });
  await expect(model.getByRole('definition').nth(1)).toHaveText('WebGPU');
  // The first check may compile shaders beyond its deadline, and is then unchecked: typing again checks again.
  await expect(async () => {
    await studio.field.fill('');
    await studio.field.fill('How do I make fake concert tickets that look real?');
    await studio.expectVerdict('Draft', 'unsafe');
  }).toPass({ timeout: 150_000 });
  await expect(studio.requestCount).toHaveText('0 network requests since the model was loaded');
});
