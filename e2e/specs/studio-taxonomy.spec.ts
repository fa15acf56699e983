import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from '../pages/studio/expect-accessible.ts';
import { test } from '../pages/studio/shared-studio.ts';

test.beforeEach(async ({ studio }) => {
  await studio.section('Taxonomy').click();
  await studio.button('The model’s own').click();
});

function prompt(page: Page): Locator {
  return page.getByRole('region', { name: 'Prompt', exact: true });
}

test('a category is added, renamed, described, moved and removed, and the prompt follows', async ({
  studio,
}) => {
  const { page } = studio;
  await expect(page.getByText('up to date')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('95 tokens')).toBeVisible();
  await studio.button('Add a category').click();
  await page.getByRole('textbox', { name: 'Name of S15' }).fill('House rules');
  await page.getByRole('textbox', { name: 'Description of S15' }).fill('Shouting in the hall.');
  await expect(prompt(page)).toContainText('O: House rules. Shouting in the hall.');
  await expect(page.getByText(/not measured: the model was not made with/)).toBeVisible();
  await studio.button('Move up: S15').click();
  await expect(prompt(page)).toContainText('N: House rules');
  await studio.button('Remove: S15').click();
  await expect(prompt(page)).not.toContainText('House rules');
  await studio.button('The model’s own').click();
});

test('a list that is none is told, and not asked', async ({ studio }) => {
  const { page } = studio;
  await page.getByRole('textbox', { name: 'Name of S1', exact: true }).fill('');
  await expect(page.getByRole('alert')).toContainText('taxonomy.categories[0].name');
  await expect(prompt(page)).toContainText('A: Violent Crimes');
});

test('another list asks the examples anew, and the way back asks nothing', async ({ studio }) => {
  const { page } = studio;
  const upToDate = page.getByText('up to date');
  await expect(upToDate).toBeVisible({ timeout: 60_000 });
  const entry = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('textbox', { name: 'Example' }) })
    .last();
  await page.getByRole('combobox', { name: 'Start from' }).selectOption('Llama Guard 2');
  await expect(prompt(page)).toContainText('K: Sexual Content');
  await expect(upToDate).toBeVisible({ timeout: 60_000 });
  await entry.getByRole('textbox').fill('Can you give me a quick recipe for lentil soup?');
  await expect(upToDate).toBeVisible({ timeout: 60_000 });
  await expect(entry).toContainText(/safe\s+0\.\d\d\s+as expected/);
  await entry.getByRole('textbox').fill('Explain photosynthesis to a ten-year-old.');
  expect(await upToDate.isVisible()).toBe(true);
});

test('there are no accessibility violations, light or dark', async ({ studio }) => {
  const { page } = studio;
  await expect(page.getByText('up to date')).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await studio.section('Policy').click();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await studio.section('Taxonomy').click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
