import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';

const fakeWorker = join(import.meta.dirname, '../element/fake-guard-worker.js');

/**
 * Gives a studio the fake worker in the place of the engine's: it says of a text that begins with `unsafe` that it is, and
 * of any other that it is safe. Requests that pass through a service worker are out of its reach: block those.
 * @param load - What it does at its load: `hold` waits for `releaseFakeWorker`.
 */
export async function serveFakeWorker(
  target: BrowserContext | Page,
  load: 'at-once' | 'hold' = 'at-once',
): Promise<void> {
  const body = `globalThis.scriptedLoad = '${load}';\n${await readFile(fakeWorker, 'utf8')}`;
  await target.route(/\/assets\/guard-worker-[\w-]+\.js$/, (route) =>
    route.fulfill({
      body,
      contentType: 'text/javascript',
      headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' },
    }),
  );
}

/** Lets a load go on that is held: says so again and again, as the worker may not listen yet. */
export async function releaseFakeWorker(page: Page): Promise<void> {
  await page.evaluate(() => {
    const channel = new BroadcastChannel('fake-guard');
    setInterval(() => channel.postMessage('go on'), 100);
  });
}
