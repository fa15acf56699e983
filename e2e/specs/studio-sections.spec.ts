import { expect } from '@playwright/test';
import { contrastWithin } from '../pages/studio/contrast-within.ts';
import { test } from '../pages/studio/fake-studio.ts';
import { releaseFakeWorker, serveFakeWorker } from '../pages/studio/fake-worker.ts';
import { StudioPage } from '../pages/studio/studio-page.ts';
import { studioUrl } from '../servers.ts';

// Requests that pass through a service worker are out of the reach of routes.
test.use({ serviceWorkers: 'block' });

test('a section has an address of its own, and the way back leads back', async ({ studio }) => {
  const { page } = studio;
  await page.reload();
  await expect(page).toHaveTitle('Policy · Guarded chat studio');
  await expect(studio.section('Policy')).toHaveAttribute('aria-current', 'page');
  await expect(studio.field).toHaveCount(0);
  await studio.section('Live').click();
  await expect(studio.field).toBeVisible();
  await page.goBack();
  await expect(studio.section('Policy')).toHaveAttribute('aria-current', 'page');
  await expect(studio.field).toBeHidden();
});

test('sections are reached with the keyboard, and what was typed stays', async ({ studio }) => {
  const { page } = studio;
  await studio.section('Live').click();
  await studio.field.fill('A draft that stays');
  await studio.section('Live').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await expect(studio.section('Live')).toBeFocused();
  await studio.section('Policy').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#policy$/);
  await page.goBack();
  await expect(studio.field).toHaveValue('A draft that stays');
  await studio.field.fill('');
});

test('settings are kept for the next visit, and what is no deadline is refused', async ({
  studio,
}) => {
  const { page } = studio;
  const deadline = page.getByRole('spinbutton', { name: 'Deadline, in seconds' });
  const weapons = page.getByRole('checkbox', { name: 'S9 Indiscriminate Weapons' });
  await expect(deadline).toHaveValue('10');
  await page.getByRole('radio', { name: 'strict' }).check();
  await weapons.uncheck();
  for (const seconds of ['2.5', '0']) {
    await deadline.fill(seconds);
    await deadline.press('Enter');
  }
  await page.reload();
  await studio.expectReady();
  await expect(page.getByRole('radio', { name: 'strict' })).toBeChecked();
  await expect(weapons).not.toBeChecked();
  await expect(deadline).toHaveValue('2.5');
});

test('a first visitor is shown around, and is not asked twice', async ({ page }) => {
  const studio = new StudioPage(page);
  await serveFakeWorker(page);
  await studio.open();
  await studio.button('Show me around').click();
  const tour = page.getByRole('complementary', { name: 'Tour' });
  for (const title of ['Taxonomy', 'Batch', 'Policy', 'Compare']) {
    await tour.getByRole('button', { name: 'Next' }).click();
    await expect(studio.section(title)).toHaveAttribute('aria-current', 'page');
  }
  await studio.button('End the tour').click();
  await page.reload();
  await studio.expectReady();
  await expect(tour).toHaveCount(0);
});

test('in forced colours the main button can be read, and a load and a score be seen', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await serveFakeWorker(page, 'hold');
  await page.goto(studioUrl);
  const load = page.getByRole('progressbar', { name: 'Loading the model' });
  expect(await contrastWithin(load)).toBeGreaterThan(3);
  await releaseFakeWorker(page);
  await studio.expectReady();
  expect(await contrastWithin(studio.button('Send'))).toBeGreaterThan(4.5);
  expect(await contrastWithin(studio.button('Show me around'))).toBeGreaterThan(4.5);
  await studio.field.fill('unsafe, as it says');
  await studio.expectVerdict('Draft', 'unsafe');
  const score = page.getByRole('meter', { name: 'Unsafe score' });
  expect(await contrastWithin(score.locator('.bar'))).toBeGreaterThan(3);
});
