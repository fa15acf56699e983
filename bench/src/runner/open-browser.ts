import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';

/** A browser with a profile of its own, on disk as a person's is. */
export interface BenchBrowser {
  /** Such as `chromium-156`. */
  readonly name: string;
  /** A new page, the only one. */
  readonly openPage: () => Promise<Page>;
  /** Empties the HTTP cache and all storage of the site: the next visit is the first. */
  readonly forget: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const debianChromium = '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

async function forget(context: BrowserContext, page: Page, origin: string): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
}

/**
 * Starts Chromium.
 * @param url - Of the page.
 * @param executionProvider - With `webgpu`, Chromium is told to offer it even where it would not.
 */
export async function openBrowser(
  url: string,
  executionProvider: 'wasm' | 'webgpu',
): Promise<BenchBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'guard-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    args: executionProvider === 'webgpu' ? [...flags, '--enable-unsafe-webgpu'] : flags,
    ...(existsSync(debianChromium) ? { executablePath: debianChromium } : {}),
  });
  const blank = context.pages()[0] ?? (await context.newPage());
  const version = await blank.evaluate(() => navigator.userAgent);
  const [, major = 'unknown'] = /Chrome\/(\d+)/.exec(version) ?? [];
  let page: Page | undefined;
  return {
    name: `chromium-${major}`,
    async openPage() {
      await page?.close();
      page = await context.newPage();
      await page.goto(url);
      return page;
    },
    async forget() {
      await page?.close();
      page = undefined;
      await forget(context, blank, new URL(url).origin);
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
