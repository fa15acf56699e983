import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { drill, permissive } from './drill.ts';

const guide = join(import.meta.dirname, '../../packages/client/docs/locked-down-page.md');
const [page = '', worker = ''] = Array.from(
  (await readFile(guide, 'utf8')).matchAll(/^Content-Security-Policy: (.+)$/gm),
  ([, policy]) => policy,
);

drill(
  'locked-down-page',
  {
    model: 'tiny',
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Content-Security-Policy': page,
    },
    workerHeaders: {
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Content-Security-Policy': worker,
    },
  },
  async ({ page: locked, tab }) => {
    await tab.open({ path: 'locked.html', properties: { policy: permissive } });
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("require-trusted-types-for 'script'");
    await tab.send('Good morning! Which flowers bloom in May?');
    await tab.expectSent('Good morning! Which flowers bloom in May?');
    // The page is locked down indeed.
    await expect(
      locked.evaluate(() => {
        document.body.innerHTML = 'x';
      }),
    ).rejects.toThrow('TrustedHTML');
    expect(tab.complaints.filter((one) => !one.includes('TrustedHTML'))).toEqual([]);
  },
);
