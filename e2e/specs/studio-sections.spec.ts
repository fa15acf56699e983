import { expect, test } from '@playwright/test';
import { StudioPage } from '../pages/studio/studio-page.ts';

let studio: StudioPage;

test.beforeEach(({ page }) => {
  studio = new StudioPage(page);
});

test('a section has an address of its own, and the way back leads back', async ({ page }) => {
  await studio.open('#policy');
  await expect(page).toHaveTitle('Policy · Guarded chat studio');
  await expect(studio.section('Policy')).toHaveAttribute('aria-current', 'page');
  await studio.section('Live').click();
  await expect(studio.field).toBeVisible();
  await page.goBack();
  await expect(studio.section('Policy')).toHaveAttribute('aria-current', 'page');
  await expect(studio.field).toBeHidden();
});

test('sections are reached with the keyboard, and what was typed stays', async ({ page }) => {
  await studio.open();
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
  expect(studio.complaints).toEqual([]);
});

test('a first visitor is shown around, and is not asked twice', async ({ page }) => {
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

test('once the model is there, every section opens without a request, and the page itself cannot connect to anything', async ({
  page,
}) => {
  await studio.open();
  await expect(page.getByText('connections blocked')).toBeVisible();
  for (const link of await page.getByRole('navigation').getByRole('link').all()) await link.click();
  await expect(studio.requestCount).toHaveText('0 network requests since the model was loaded');
  const isRefused = await page.evaluate(() =>
    fetch('/').then(
      () => false,
      () => true,
    ),
  );
  expect(isRefused).toBe(true);
});

test('the studio can be installed: its manifest and icons are served and allowed', async ({
  page,
}) => {
  await page.goto('/');
  const session = await page.context().newCDPSession(page);
  const { url, errors } = await session.send('Page.getAppManifest');
  expect(url).toMatch(/\/manifest\.webmanifest$/);
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  const inPrivate = 'in-incognito';
  expect(
    installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== inPrivate),
  ).toEqual([]);
  expect(studio.complaints).toEqual([]);
});
