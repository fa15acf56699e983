import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';

/** A README is read on any connection, and kept in the repository for good: bytes a picture may have. */
const MAX_BYTES = 150_000;

/** Good enough for text; lower ones are tried where a picture is too large. */
const qualities = [86, 74, 60] as const;

/**
 * Takes what is seen of a page as WebP, which keeps text sharp in a third of a PNG's bytes.
 * @throws Error when it cannot be made small enough.
 */
export async function takeShot(page: Page, path: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await mkdir(dirname(path), { recursive: true });
  for (const quality of qualities) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
    await writeFile(path, Buffer.from(data, 'base64'));
    const { size } = await stat(path);
    if (size <= MAX_BYTES) {
      await session.detach();
      return size;
    }
  }
  throw new Error(`${path}: is larger than ${MAX_BYTES} bytes at any quality`);
}
