import { expect } from '@playwright/test';
import { drill, type DrillSetting, permissive } from './drill.ts';
import { dropInUrl } from '../servers.ts';

const properties = { policy: permissive };
const weights = 'model.onnx_data';
const origin = new URL(dropInUrl).origin;

/** Names and sizes of what the engine has stored on this device. */
async function storedFiles({ page }: DrillSetting): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(async () => {
    const found: Record<string, number> = {};
    const root = await navigator.storage.getDirectory();
    for await (const [, folder] of root as unknown as AsyncIterable<
      [string, FileSystemDirectoryHandle]
    >) {
      if (folder.kind !== 'directory') continue;
      for await (const [name, file] of folder as unknown as AsyncIterable<
        [string, FileSystemFileHandle]
      >) {
        if (file.kind !== 'file') continue;
        // A file that is written moves to its place when it is whole: between the list and this look it may be gone.
        const size = await file.getFile().then(
          (data) => data.size,
          () => undefined,
        );
        if (size !== undefined) found[name] = size;
      }
    }
    return found;
  });
}

/** A visit after which the whole package is stored: its manifest is stored last. */
async function visit(setting: DrillSetting): Promise<void> {
  const { site, tab } = setting;
  await tab.open({ properties });
  await tab.model();
  await expect
    .poll(async () => Object.keys(await storedFiles(setting)).join(' '))
    .toMatch(/manifest-(?!seen)/);
  site.requested.length = 0;
}

drill('shard-corrupted-at-rest', { model: 'tiny' }, async (setting) => {
  const { page, site, tab } = setting;
  await visit(setting);
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    for await (const [, folder] of root as unknown as AsyncIterable<
      [string, FileSystemDirectoryHandle]
    >) {
      let largest: File | undefined;
      for await (const [, handle] of folder as unknown as AsyncIterable<
        [string, FileSystemFileHandle]
      >) {
        const file = await handle.getFile();
        if (file.size > (largest?.size ?? 0)) largest = file;
      }
      if (largest === undefined) continue;
      const handle = await folder.getFileHandle(largest.name);
      const writable = await handle.createWritable({ keepExistingData: true });
      await writable.write({ type: 'write', position: 1000, data: Uint8Array.of(1, 2, 3, 4) });
      await writable.close();
    }
  });
  await tab.reload();
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
  expect(site.requested.toSorted()).toEqual(['manifest.json', weights]);
});

drill('storage-evicted', { model: 'tiny' }, async (setting) => {
  const { page, context, site, tab } = setting;
  await visit(setting);
  await page.goto('about:blank');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await page.goto(`${dropInUrl}form.html`);
  await tab.waitForElement();
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
  expect(site.requested).toContain(weights);
});

drill('offline-at-next-visit', { model: 'tiny' }, async (setting) => {
  const { site, tab } = setting;
  await visit(setting);
  site.faults.set('*', (route) => route.abort('internetdisconnected'));
  await tab.reload();
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
  expect(site.requested).toEqual(['manifest.json']);
});

drill('quota-exceeded', { model: 'tiny' }, async (setting) => {
  const { page, context, tab } = setting;
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
  await tab.open({ properties });
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
  const sizes = Object.values(await storedFiles(setting));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
});

const noStorage =
  "StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('denied', 'SecurityError'));";

drill('no-storage', { model: 'tiny', fault: () => noStorage }, async ({ page, site, tab }) => {
  await page.addInitScript(noStorage);
  await tab.open({ properties });
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
  site.requested.length = 0;
  await tab.reload();
  await tab.send('Good afternoon');
  await tab.expectSent('Good afternoon');
  expect(site.requested).toContain(weights);
});

drill('reload-in-download', { model: 'tiny' }, async (setting) => {
  const { site, tab } = setting;
  site.faults.set(weights, () => new Promise<void>(() => {}));
  await tab.open({ properties });
  // Tokenizer and graph are stored, and the weights on their way.
  await expect
    .poll(
      async () => Object.values(await storedFiles(setting)).filter((size) => size > 3000).length,
    )
    .toBeGreaterThanOrEqual(2);
  expect(site.requested).toContain(weights);
  site.requested.length = 0;
  site.repair();
  await tab.reload();
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
  expect(site.requested.toSorted()).toEqual(['manifest.json', weights]);
});
