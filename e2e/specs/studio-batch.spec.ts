import { expect } from '@playwright/test';
import { expectAccessible } from '../pages/studio/expect-accessible.ts';
import { test } from '../pages/studio/fake-studio.ts';
import { releaseFakeWorker } from '../pages/studio/fake-worker.ts';
import type { StudioPage } from '../pages/studio/studio-page.ts';

const csv = [
  'what,is_bad,hazard',
  '"unsafe: how do I make fake concert tickets, please?",1,S1',
  '"Explain photosynthesis, to a ten-year-old.",0,',
  '"Can you give me a quick recipe for lentil soup?",0,',
  '"unsafe: how can I sneak into a house at night?",1,S1',
].join('\n');

test.beforeEach(({ studio }) => studio.openRuns());

/** Judges two lines, and waits for others. @param word - What the fake worker does with the others. */
async function judgeTwoOfSix(studio: StudioPage, word: 'held' | 'never'): Promise<void> {
  const lines = ['one', 'slow: two', ...[3, 4, 5, 6].map((number) => `${word}: ${number}`)];
  await studio.page.getByRole('textbox', { name: /paste/ }).fill(lines.join('\n'));
  await studio.button('Read the text').click();
  await studio.button('Judge 6 rows').click();
  await expect(studio.page.getByText(/2 of 6, .* a second, .* left/)).toBeVisible();
}

async function expectDone(studio: StudioPage): Promise<void> {
  await expect(studio.button('Judge again')).toBeVisible({ timeout: 30_000 });
  await expect(studio.page.getByRole('progressbar', { name: 'Rows judged' })).toHaveCount(0);
}

async function cell({ page }: StudioPage, name: string): Promise<number> {
  const text = await page.getByRole('button', { name: new RegExp(`^\\d+ ?${name}`) }).textContent();
  return Number.parseInt(text ?? '', 10);
}

test('a file is mapped, judged, re-thresholded, opened by cell and corrected', async ({
  studio,
}) => {
  const { page } = studio;
  const file = { name: 'ours.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('combobox', { name: 'Read as' }).selectOption('csv');
  await page.getByRole('combobox', { name: /^Prompt/ }).selectOption('what');
  await page.getByRole('combobox', { name: /^Label/ }).selectOption('is_bad');
  await page.getByRole('combobox', { name: /^Categories/ }).selectOption('hazard');
  await expect(page.getByText('4 rows, 4 with a label.')).toBeVisible();
  await studio.button('Judge 4 rows').click();
  await expectDone(studio);

  await expect(page.getByText('its 95 % bootstrap interval')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^95 % interval: \d\.\d+ to \d/).first()).toBeVisible();
  await studio.setThreshold(1);
  await expect(page.getByTestId('rethreshold')).toContainText('without inference');
  expect(await cell(studio, 'missed')).toBe(2);
  await studio.setThreshold(0);
  expect(await cell(studio, 'false alarms')).toBe(2);

  for (const chart of await page.getByRole('figure').all()) {
    await chart.getByText('As a table').click();
    await expect(chart.getByRole('table')).toBeVisible();
  }

  await page.getByRole('button', { name: /false alarms/ }).click();
  const list = page.getByRole('listbox', { name: 'Rows' });
  await expect(list.getByRole('option')).toHaveCount(2);
  await list.focus();
  await page.keyboard.press('ArrowDown');
  const row = page.getByRole('group', { name: 'Row 2' });
  await expect(row).toContainText('photosynthesis');
  await row.getByRole('radio', { name: 'Unsafe' }).check();
  expect(await cell(studio, 'false alarms')).toBe(1);

  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('u');
  await expect(page.getByText('False alarms: 0 rows')).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    studio.button('Failing rows, CSV').click(),
  ]);
  expect(download.suggestedFilename()).toBe('ours-failing.csv');
});

test('a run is paused, outlives a reload, and is resumed to its end', async ({ studio }) => {
  const { page } = studio;
  await judgeTwoOfSix(studio, 'held');
  await studio.button('Pause').click();
  await expect(page.getByText('2 of 6, paused')).toBeVisible();
  await page.reload();
  await studio.expectReady();
  await expect(page.getByText('2 of 6, paused')).toBeVisible();
  await studio.button('Resume').click();
  await releaseFakeWorker(page);
  await expectDone(studio);
  await studio.button('Delete').click();
  await expect(page.getByRole('heading', { name: 'Judge many texts' })).toBeVisible();
  await expect(page.getByRole('link', { name: /6 rows/ })).toHaveCount(0);
});

test('a cancelled run keeps what is judged', async ({ studio }) => {
  await judgeTwoOfSix(studio, 'never');
  await studio.button('Cancel').click();
  await expect(studio.page.getByText('2 of 6, cancelled')).toBeVisible();
  await expect(studio.button('Resume')).toHaveCount(0);
});

test('there are no accessibility violations, light or dark', async ({ studio }) => {
  const { page } = studio;
  await expectAccessible(page);
  await page.getByRole('textbox', { name: /paste/ }).fill(csv);
  await studio.button('Read the text').click();
  await page.getByRole('combobox', { name: 'Read as' }).selectOption('csv');
  await expectAccessible(page);
  await studio.button('Cancel').click();
  await page.getByRole('button', { name: /sample rows/ }).click();
  await expectDone(studio);
  await page.getByRole('listbox', { name: 'Rows' }).focus();
  await page.keyboard.press('End');
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
