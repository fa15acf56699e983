import { expect } from '@playwright/test';
import { expectAccessible } from '../pages/studio/expect-accessible.ts';
import { test } from '../pages/studio/fake-studio.ts';

test.beforeEach(async ({ studio }) => {
  await studio.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});

test('a link carries the policy, which is in force only when it is accepted', async ({
  studio,
}) => {
  const { page } = studio;
  await studio.setThreshold(0.3);
  await page.getByRole('combobox', { name: 'Action for S9' }).selectOption('warn');
  await studio.button('Copy a link').click();
  await expect(page.getByText(/The link is copied/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#policy?pack=');
  await studio.button('Reset').click();

  const other = await page.context().newPage();
  await other.goto(link);
  const offer = other.getByRole('group', { name: 'A policy was shared with you' });
  await expect(offer).toContainText('threshold 0.3');
  const rule = other.getByRole('combobox', { name: 'Action for S9' });
  await expect(rule).toHaveValue('');
  await offer.getByRole('button', { name: 'Use it' }).click();
  await expect(rule).toHaveValue('warn');
  await other.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(rule).toHaveValue('');
  await other.close();
});

test('a broken link is told, and changes nothing', async ({ studio }) => {
  const { page } = studio;
  await page.evaluate(() => {
    location.hash = '#policy?pack=nothing';
  });
  await expect(page.getByText(/holds no policy/)).toBeVisible();
});

test('a pack is exported and imported, and one that is none is refused by field', async ({
  studio,
}) => {
  const { page } = studio;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    studio.button('Export as JSON').click(),
  ]);
  expect(download.suggestedFilename()).toBe('policy-pack.json');
  const pack = { format: 'guarded-chat-policy/1', name: 'Ours', policy: { threshold: 7 } };
  const file = (content: object) => ({
    name: 'pack.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content)),
  });
  const field = page.locator('input[type=file]');
  await field.setInputFiles(file(pack));
  await expect(page.getByText('policy.threshold')).toBeVisible();
  await field.setInputFiles(file({ ...pack, policy: { threshold: 0.7 } }));
  await expect(page.getByText('“Ours” was shared with you.')).toBeVisible();
  await studio.button('Leave it').click();
  await expect(page.getByText('“Ours” was shared with you.')).toHaveCount(0);
});

test('the snippet holds this very policy', async ({ studio }) => {
  const { page } = studio;
  const snippet = page.getByRole('region', { name: 'Snippet' });
  await expect(snippet).toContainText('<guarded-chat>');
  await page.getByRole('combobox', { name: 'When unchecked' }).selectOption('warn');
  await expect(snippet).toContainText(`policy='{"unchecked":"warn"}'`);
});

test('a version is saved, used and compared with what is set', async ({ studio }) => {
  const { page } = studio;
  await studio.setThreshold(0.5);
  await page.getByRole('textbox', { name: 'Name of the version' }).fill('Stricter');
  await studio.button('Save').click();
  await studio.setThreshold(0.85);
  await studio.button('Use Stricter').click();
  await expect(page.getByRole('slider', { name: 'Threshold for all categories' })).toHaveValue(
    '0.5',
  );
  await studio.setThreshold(0.85);

  await studio.section('Compare').click();
  const runs = page.getByRole('combobox', { name: 'Run' });
  for (const run of [runs.first(), runs.last()]) {
    await run.selectOption('with ours, 300 rows, Our list, Ours q4');
  }
  await page.getByRole('combobox', { name: 'Policy' }).last().selectOption('Saved: Stricter');
  await studio.button('Compare').click();
  await expect(page.getByText('300 rows in common')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/McNemar/)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Flipped rows' })).toContainText('now right');
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
