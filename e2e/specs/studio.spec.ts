import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

test('the studio opens with its title', async ({ page }) => {
  await expect(page).toHaveTitle('Guarded chat studio');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the page is cross-origin isolated, so WebAssembly threads are there', async ({ page }) => {
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('the browser has the WebGPU that its project is named for', async ({ page }, info) => {
  const features = await page.evaluate(async () => {
    const adapter = await navigator.gpu?.requestAdapter();
    return adapter ? [...adapter.features] : undefined;
  });
  if (info.project.name === 'chromium-wasm') expect(features).toBeUndefined();
  if (info.project.name === 'chromium-webgpu') expect(features).toBeDefined();
  if (info.project.name === 'firefox-webgpu') expect(features).toContain('shader-f16');
});

test('the studio has no accessibility violations', async ({ page }) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});
