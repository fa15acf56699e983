import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

/** What the fake worker tells of a question, or of one that was canceled. */
interface Told {
  readonly text?: string;
  readonly priority?: string;
  readonly canceled?: string;
}

let chat: ElementPage;

test.beforeEach(async ({ page }) => {
  chat = new ElementPage(page);
  await chat.open({ properties: { precheck: true } });
  await page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(globalThis, { told });
    new BroadcastChannel('fake-guard-asked').addEventListener('message', ({ data }) =>
      told.push(data),
    );
  });
  await page.waitForFunction(
    () => (document.querySelector('guarded-chat') as HTMLElement & { guard: unknown }).guard,
  );
});

async function messagesTold(): Promise<readonly Told[]> {
  return chat.page.evaluate(() => (globalThis as unknown as { told: Told[] }).told);
}

// Drafts are filled in at once: on a slow machine, keys are further apart than the pause that begins a look ahead.
async function expectTold(expected: readonly Told[]): Promise<void> {
  await expect.poll(messagesTold).toEqual(expected);
}

test('a draft is judged in the background while it is typed, and nothing shows', async () => {
  await chat.field.fill('unsafe question');
  await expectTold([{ text: 'unsafe question', priority: 'background' }]);
  await chat.expectState('idle');
  await expect(chat.sent).toHaveCount(0);
});

test('a message that is sent while its draft is judged waits for that very check', async () => {
  await chat.field.fill('held morning');
  await expectTold([{ text: 'held morning', priority: 'background' }]);
  await chat.field.press('Enter');
  await chat.expectState('checking');
  await chat.release();
  await expect(chat.sent).toHaveText(['held morning']);
  expect(await messagesTold()).toHaveLength(1);
});

test('the next keystroke ends the check of the draft', async () => {
  await chat.field.fill('never');
  await expectTold([{ text: 'never', priority: 'background' }]);
  await chat.field.pressSequentially('!');
  await expect.poll(messagesTold).toContainEqual({ canceled: expect.any(String) });
});

test('a text that differs from the draft has a check of its own', async ({ page }) => {
  await chat.field.fill('held morning');
  await expectTold([{ text: 'held morning', priority: 'background' }]);
  await page.evaluate(() => {
    const field = document.querySelector('textarea');
    if (field) field.value = 'unsafe question';
  });
  await chat.field.press('Enter');
  await chat.expectState('blocked');
  await expect(chat.sent).toHaveCount(0);
});

test('a message whose draft was judged already is asked about again', async () => {
  await chat.field.fill('Good morning');
  await expectTold([{ text: 'Good morning', priority: 'background' }]);
  await chat.page.waitForTimeout(100);
  await chat.field.press('Enter');
  await expect(chat.sent).toHaveText(['Good morning']);
  await expectTold([
    { text: 'Good morning', priority: 'background' },
    { text: 'Good morning', priority: 'normal' },
  ]);
});
