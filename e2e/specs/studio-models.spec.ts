import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { expectAccessible } from '../pages/studio/expect-accessible.ts';
import { StudioPage } from '../pages/studio/studio-page.ts';

const root = join(import.meta.dirname, '../..');
const pocketGuard = join(root, 'models/pocket-guard');
/** A package of a Llama checkpoint with random weights, as models/convert writes it. */
const tinyLlamaGuard = join(root, 'packages/engine/src/fixtures/tiny-llama-guard');
/** The like without a manifest, as it would be published for transformers.js. */
const tinyPlainExport = join(root, 'packages/engine/src/fixtures/tiny-plain-export');

test('a model is loaded by its address, its files are listed and deleted, and what is none is refused', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open('#models');
  const address = page.getByRole('textbox', { name: 'Address or hub id' });
  await address.fill('somebody/llama-guard@main');
  await studio.button('Load').click();
  await expect(page.getByRole('alert')).toContainText('must be a commit');
  await address.fill('/models/pocket-guard/');
  await page.getByRole('checkbox', { name: 'Auto' }).check();
  await studio.button('Load').click();
  await expect(studio.button('Back to pocket-guard')).toBeVisible();
  await studio.expectReady();
  // Without WebGPU, the larger one is not even asked for.
  await expect(page.getByText('this browser offers no adapter')).toBeVisible();

  await expect(page.getByText('works offline')).toBeVisible({ timeout: 30_000 });
  const files = page.getByRole('region', { name: 'Stored files' });
  await expect(files).toContainText('pocket-guard, tokenizer.json');
  await expectAccessible(page);
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

/** Drops a folder of this machine on a place of the page, as a person's hand does: a page cannot make up an entry of one. */
async function dropFolder(target: Locator, folder: string): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('there is no place to drop it');
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  const session = await target.page().context().newCDPSession(target.page());
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...place, data });
  }
  await session.detach();
}

const commit = '0123456789abcdef0123456789abcdef01234567';

test.describe('a model from the hub or from a folder', () => {
  // Requests that pass through one are out of the reach of routes.
  test.use({ serviceWorkers: 'block' });

  test('is shown, loaded, canceled, kept for a visit without the folder, and deleted', async ({
    page,
  }, info) => {
    const studio = new StudioPage(page);
    // The studio begins with a model that is there at once, and whose licence wants something shown.
    await page.route('**/models/pocket-guard/*', (route) =>
      route.fulfill({ path: join(tinyLlamaGuard, basename(route.request().url())) }),
    );
    await studio.open('#models');
    const rail = page.getByRole('region', { name: 'Model', exact: true });
    const stored = page.getByRole('list', { name: 'Models on this device' });
    await expect(rail.getByRole('link', { name: 'Acceptable Use Policy' })).toBeVisible();

    // By its id on the hub, here answered from the same folder.
    await page.route(`https://huggingface.co/somebody/tiny/resolve/${commit}/*`, (route) =>
      route.fulfill({
        path: join(tinyLlamaGuard, basename(route.request().url())),
        headers: { 'Access-Control-Allow-Origin': '*' },
      }),
    );
    await page.getByRole('textbox', { name: 'Address or hub id' }).fill(`somebody/tiny@${commit}`);
    await studio.button('Load').click();
    await expect(studio.button('Back to pocket-guard')).toBeVisible();
    await studio.expectReady();
    await expect(stored).toContainText('huggingface.co/somebody/tiny');

    const folder = page.getByLabel('Choose a folder');
    const review = page.getByRole('dialog');
    await dropFolder(page.getByText('or drop it here'), tinyLlamaGuard);
    await expect(review).toContainText('Load Llama Guard, tiny and random?');
    await expect(review).toContainText('Built with Llama');
    await expectAccessible(page);
    await review.getByRole('button', { name: 'Cancel' }).click();

    const bare = info.outputPath('bare');
    await mkdir(bare);
    await Promise.all(
      ['tokenizer.json', 'model_q4.onnx'].map((name) =>
        copyFile(join(pocketGuard, name), join(bare, name)),
      ),
    );
    await folder.setInputFiles(bare);
    await expect(review).toContainText('config.json: is missing');
    await expect(studio.button('Load the model')).toBeDisabled();
    await review.getByRole('button', { name: 'Cancel' }).click();
    await writeFile(join(bare, 'config.json'), '{}');
    await folder.setInputFiles(bare);
    await expect(studio.button('Load the model')).toBeDisabled();
    await review.getByRole('checkbox', { name: 'Load it without a manifest' }).check();
    await studio.button('Load the model').click();
    await expect(page.getByRole('alert')).toContainText('config.json: num_hidden_layers');

    await folder.setInputFiles(tinyPlainExport);
    await review.getByRole('checkbox', { name: 'Load it without a manifest' }).check();
    await studio.button('Load the model').click();
    await expect(rail).toContainText('unverified, no goldens to test with', { timeout: 60_000 });
    await expect(rail).toContainText('tiny-plain-export');
    await expect(rail).toContainText('Built with Llama');

    await folder.setInputFiles(pocketGuard);
    await expect(review).toContainText('golden scores come with it');
    await studio.button('Load the model').click();
    await studio.button('Cancel').click();
    await expect(rail).toContainText('The load was canceled');
    await expectAccessible(page);
    await studio.button('Load again').click();
    await studio.expectReady();
    await expect(rail).toContainText('golden scores match');
    await expect(rail).not.toContainText('Llama');

    await page.reload();
    await studio.expectReady();
    await studio.button('Load pocket-guard from this device').click();
    await studio.expectReady();
    await expect(rail).not.toContainText('Llama');
    await studio.button('Delete pocket-guard from this device').click();
    await expect(studio.button('Delete pocket-guard from this device')).toHaveCount(0);
    expect(studio.complaints).toEqual([]);
    await expect(studio.requestCount).toHaveText('0 network requests since the model was loaded');
  });
});
