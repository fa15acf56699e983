import { expect } from '@playwright/test';
import { drill, drillSequence, type DrillSetting, permissive } from './drill.ts';
import type { FileFault } from './drill-site.ts';
import { dropInUrl } from '../servers.ts';

const properties = { policy: permissive };
const weights = 'model.onnx_data';
const origin = new URL(dropInUrl).origin;

/** A file that the engine has stored on this device. */
interface StoredFile {
  readonly folder: string;
  readonly name: string;
  readonly size: number;
}

async function storedFiles({ page }: DrillSetting): Promise<readonly StoredFile[]> {
  return page.evaluate(async () => {
    const found: StoredFile[] = [];
    const root = await navigator.storage.getDirectory();
    for await (const folder of root.values()) {
      if (folder.kind !== 'directory') continue;
      for await (const file of folder.values()) {
        if (file.kind !== 'file') continue;
        // A file that is written moves to its place when it is whole: between the list and this look it may be gone.
        const data = await file.getFile().catch(() => undefined);
        if (data) found.push({ folder: folder.name, name: file.name, size: data.size });
      }
    }
    return found;
  });
}

/** Waits until the whole package is stored: its manifest is stored last. What is requested from then on counts. */
async function untilStored(setting: DrillSetting): Promise<void> {
  await expect
    .poll(async () => (await storedFiles(setting)).map(({ name }) => name).join(' '), {
      timeout: 60_000,
    })
    .toMatch(/manifest-(?!seen)/);
  setting.site.requested.length = 0;
}

/** Writes four bytes into the largest file: the weights. */
async function damageStored(setting: DrillSetting): Promise<void> {
  const [largest] = (await storedFiles(setting)).toSorted((a, b) => b.size - a.size);
  await setting.page.evaluate(async ({ folder = '', name = '' }: Partial<StoredFile>) => {
    const root = await navigator.storage.getDirectory();
    const handle = await (await root.getDirectoryHandle(folder)).getFileHandle(name);
    const writable = await handle.createWritable({ keepExistingData: true });
    await writable.write({ type: 'write', position: 1000, data: Uint8Array.of(1, 2, 3, 4) });
    await writable.close();
  }, largest ?? {});
}

drillSequence({
  title: 'A model is fetched in two visits, kept, damaged, evicted and fetched again',
  rows: [
    'reload-in-download',
    'offline-at-next-visit',
    'shard-corrupted-at-rest',
    'storage-evicted',
    'offline-later',
  ],
  options: { model: 'tiny' },
  async run(setting, row) {
    const { page, context, site, tab } = setting;
    const offline: FileFault = (route) => route.abort('internetdisconnected');

    await row('reload-in-download', async () => {
      site.faults.set(weights, () => new Promise<void>(() => {}));
      await tab.open({ properties });
      // Tokenizer and graph are stored, and the weights on their way.
      await expect
        .poll(async () => (await storedFiles(setting)).filter(({ size }) => size > 3000).length, {
          timeout: 60_000,
        })
        .toBeGreaterThanOrEqual(2);
      await expect.poll(() => site.requested).toContain(weights);
      site.requested.length = 0;
      site.repair();
      await tab.reload();
      await tab.send('Good morning');
      await tab.expectSent('Good morning');
      expect(site.requested.toSorted()).toEqual(['manifest.json', weights]);
    });
    await row('offline-at-next-visit', async () => {
      await untilStored(setting);
      site.faults.set('*', offline);
      await tab.reload();
      await tab.send('Good morning');
      await tab.expectSent('Good morning');
      expect(site.requested).toEqual(['manifest.json']);
      site.repair();
    });
    await row('shard-corrupted-at-rest', async () => {
      await untilStored(setting);
      await damageStored(setting);
      await tab.reload();
      await tab.send('Good morning');
      await tab.expectSent('Good morning');
      expect(site.requested.toSorted()).toEqual(['manifest.json', weights]);
    });
    await row('storage-evicted', async () => {
      await untilStored(setting);
      await page.goto('about:blank');
      const devtools = await context.newCDPSession(page);
      await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      await tab.visitAgain(`${dropInUrl}form.html`);
      await tab.send('Good morning');
      await tab.expectSent('Good morning');
      expect(site.requested).toContain(weights);
    });
    await row('offline-later', async () => {
      await context.setOffline(true);
      site.faults.set('*', offline);
      site.requested.length = 0;
      await tab.send('Good afternoon');
      await tab.expectSent('Good afternoon');
      expect(site.requested).toEqual([]);
    });
  },
});

drill('quota-exceeded', { model: 'tiny' }, async (setting) => {
  const { page, context, tab } = setting;
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
  await tab.open({ properties });
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
  const stored = await storedFiles(setting);
  expect(stored.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(100_000);
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
