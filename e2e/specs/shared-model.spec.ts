import { expect, test } from '@playwright/test';
import { ElementPage, type OpenOptions } from '../element-page.ts';

let first: ElementPage;
let second: ElementPage;

/** Opens two tabs of one chat, the first of which loads the model. */
async function openBoth(options: OpenOptions): Promise<void> {
  await first.open(options);
  await first.expectState('idle');
  await second.open(options);
  await second.expectState('idle');
}

const workersOf = (...tabs: ElementPage[]) => tabs.map(({ page }) => page.workers().length);

test.beforeEach(async ({ page, context }) => {
  first = new ElementPage(page);
  second = new ElementPage(await context.newPage());
});

test('two tabs use one worker, and both send what it finds safe', async () => {
  await openBoth({ load: 'at-once' });
  expect(workersOf(first, second)).toEqual([1, 0]);
  for (const { field, sent } of [first, second]) {
    await field.fill('Good morning');
    await field.press('Enter');
    await expect(sent).toHaveText(['Good morning']);
  }
  await second.field.fill('unsafe morning');
  await second.field.press('Enter');
  await expect(second.page.getByRole('alert')).toContainText('Not sent');
  expect(workersOf(first, second)).toEqual([1, 0]);
});

test('a check ends with a verdict though the tab with the worker is closed over it', async () => {
  await openBoth({ load: 'at-once' });
  await second.field.fill('held morning');
  await second.field.press('Enter');
  await second.expectState('checking');
  await first.page.close();
  await expect.poll(() => workersOf(second)).toEqual([1]);
  await expect(second.sent).toHaveCount(0);
  await second.release();
  await expect(second.sent).toHaveText(['held morning']);
});

test('a tab that hangs loses the model to one that waits, and follows when it is back', async () => {
  await openBoth({ load: 'at-once' });
  const hang = first.page.evaluate(() => {
    const end = performance.now() + 8000;
    while (performance.now() < end);
  });
  await second.field.fill('Good morning');
  await second.field.press('Enter');
  await expect(second.sent).toHaveText(['Good morning'], { timeout: 30_000 });
  await hang;
  await first.field.fill('Good evening');
  await first.field.press('Enter');
  await expect(first.sent).toHaveText(['Good evening']);
  expect(workersOf(first, second)).toEqual([0, 1]);
});

test('a tab takes over with the real model', async () => {
  // The load counts to the check, and may take long on a busy machine.
  await openBoth({ load: 'real', properties: { policy: { deadlineMs: 90_000 } } });
  expect(workersOf(second)).toEqual([0]);
  await first.page.close();
  await second.field.fill('Good morning! Which flowers bloom in May?');
  await second.field.press('Enter');
  await expect(second.sent).toHaveCount(1, { timeout: 90_000 });
  expect(workersOf(second)).not.toEqual([0]);
});
