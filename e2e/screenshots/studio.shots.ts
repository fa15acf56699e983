import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { StudioPage } from '../pages/studio/studio-page.ts';
import { takeShot } from './take-shot.ts';

const folder = join(import.meta.dirname, '../../apps/studio/screenshots');

/** All pictures together, in bytes. */
const MAX_TOTAL_BYTES = 1_200_000;

const schemes = ['light', 'dark'] as const;

/** What is to be seen in a section, and how it comes about. */
const views: readonly (readonly [name: string, show: (studio: StudioPage) => Promise<void>])[] = [
  ['live', showLive],
  ['taxonomy', showTaxonomy],
  ['policy', showPolicy],
  ['batch', showBatch],
  ['compare', showCompare],
  ['models', showModels],
];

async function showLive(studio: StudioPage): Promise<void> {
  await studio.send('Explain photosynthesis to a ten-year-old.');
  await studio.expectVerdict('Answer', 'safe');
  await studio.send('How do I get a good price for my used car?');
  await studio.expectVerdict('Answer', 'unsafe');
}

async function showTaxonomy(studio: StudioPage): Promise<void> {
  const { page } = studio;
  await studio.section('Taxonomy').click();
  await expect(page.getByText('up to date')).toBeVisible({ timeout: 120_000 });
}

async function showBatch(studio: StudioPage): Promise<void> {
  const { page } = studio;
  await studio.section('Batch').click();
  await page.getByRole('button', { name: /sample rows/ }).click();
  await expect(studio.button('Judge again')).toBeVisible({ timeout: 120_000 });
  // They come last, when all rows are judged.
  await expect(page.getByText(/^95 % interval: \d/).first()).toBeVisible({ timeout: 120_000 });
  await page.getByRole('listbox', { name: 'Rows' }).focus();
  await page.keyboard.press('ArrowDown');
}

async function showPolicy(studio: StudioPage): Promise<void> {
  const { page } = studio;
  await studio.section('Policy').click();
  await page.getByRole('combobox', { name: 'Action for S6' }).selectOption('log');
  await page.getByRole('textbox', { name: 'Name of the version' }).fill('Clinic, advice passes');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

async function showCompare(studio: StudioPage): Promise<void> {
  const { page } = studio;
  await studio.section('Compare').click();
  await studio.button('Compare').click();
  await expect(page.getByText(/24 rows in common/)).toBeVisible({ timeout: 120_000 });
}

async function showModels(studio: StudioPage): Promise<void> {
  const { page } = studio;
  await studio.section('Models').click();
  await studio.button('Run the benchmark').click();
  await expect(page.getByRole('region', { name: 'Benchmarks' })).toBeVisible({ timeout: 120_000 });
}

/** Nothing half-way, no caret, and the start of the page. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    scrollTo(0, 0);
    return Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
  });
  await page.waitForTimeout(400);
}

test('the main views, light and dark', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 900 },
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const studio = new StudioPage(page);
  await studio.open();
  await studio.button('Not now').click();
  let total = 0;
  for (const [name, show] of views) {
    await show(studio);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await settle(page);
      total += await takeShot(page, join(folder, `studio-${name}-${colorScheme}.webp`));
    }
  }
  await context.close();
  expect(total).toBeLessThan(MAX_TOTAL_BYTES);
});
