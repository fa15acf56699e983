import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { StudioPage } from '../pages/studio/studio-page.ts';

test('the model is measured, its files are listed and deleted, without a request', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open('#models');
  await expect(page.getByText('works offline')).toBeVisible({ timeout: 30_000 });
  const files = page.getByRole('region', { name: 'Stored files' });
  await expect(files).toContainText('pocket-guard, tokenizer.json');
  await studio.button('Run the benchmark').click();
  await expect(page.getByRole('region', { name: 'Benchmarks' })).toContainText('WASM', {
    timeout: 60_000,
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await studio.button('Delete pocket-guard, tokenizer.json').click();
  await expect(files).not.toContainText('tokenizer.json');
  await studio.button('Delete all').click();
  await expect(page.getByText('Nothing is kept')).toBeVisible();
  await expect(page.getByText('works offline')).toHaveCount(0);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(studio.complaints).toEqual([]);
  await expect(studio.requestCount).toHaveText('0 network requests since the model was loaded');
});

test('another model is loaded by its address, and what is none is refused', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open('#models');
  const address = page.getByRole('textbox', { name: 'Address or hub id' });
  await address.fill('nothing');
  await studio.button('Load').click();
  await expect(page.getByRole('alert')).toContainText('manifest.json');
  await address.fill('/models/pocket-guard/');
  await studio.button('Load').click();
  await expect(studio.button('Back to pocket-guard')).toBeVisible();
  await studio.expectReady();
});
