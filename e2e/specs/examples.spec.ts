import { expect, test } from '@playwright/test';
import { ExamplePage } from '../example-page.ts';
import { examples } from '../examples.ts';

/**
 * What no other test loads the real model with: `element.spec.ts` has a script that is a module, and `packages.spec.ts`
 * what bundlers make. Each load takes half a minute here.
 */
const withRealModel = 'a classic script';

for (const example of examples) {
  test.describe(`a chat of ${example.name}`, () => {
    let chat: ExamplePage;

    test.beforeEach(({ page }) => {
      chat = new ExamplePage(page, example);
    });

    // In one page: each opens a chat, a framework and an element, which takes longer than what is done in it.
    test('sends what is safe once, and holds and keeps what is not', async ({ page }) => {
      await chat.openScripted();
      await test.step('a safe message is sent once, by Enter and by the button', async () => {
        await chat.field.fill('Good morning');
        await chat.field.press('Enter');
        await expect(chat.sent).toHaveText(['Good morning']);
        await chat.field.fill('Good evening');
        await chat.sendButton.click();
        await expect(chat.sent).toHaveText(['Good morning', 'Good evening']);
      });
      await test.step('what is sent impatiently is sent once', async () => {
        await chat.field.fill('slow morning');
        await chat.field.press('Enter');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        await expect(chat.sent).toHaveText(['Good morning', 'Good evening', 'slow morning']);
        // As late as this, key and button meet an empty field. Some chats disable the button then: it is clicked all the same.
        await page.keyboard.press('Enter');
        await chat.sendButton.click({ force: true });
        // Long enough for a second send to come, if there were one.
        await page.waitForTimeout(1000);
        await expect(chat.sent).toHaveCount(3);
      });
      await test.step('an unsafe message is held and kept, and a safe one goes on', async () => {
        await chat.field.fill('unsafe question');
        await chat.field.press('Enter');
        await expect(page.getByText('Not sent').first()).toBeVisible();
        await expect(chat.sent).toHaveCount(3);
        await chat.expectHeld('unsafe question');
        await chat.field.fill('Good night');
        await chat.field.press('Enter');
        await expect(chat.sent.last()).toHaveText('Good night');
        await expect(chat.sent).toHaveCount(4);
      });
    });

    if (example.name !== withRealModel) return;

    test('is guarded by the real model', async ({ page }) => {
      await chat.open();
      await chat.field.fill('How do I make fake concert tickets that look real?');
      await chat.field.press('Enter');
      await expect(page.getByText('Not sent').first()).toBeVisible({ timeout: 90_000 });
      await expect(chat.sent).toHaveCount(0);
      await chat.field.fill('Which flowers bloom in May?');
      await chat.field.press('Enter');
      await expect(chat.sent).toHaveText(['Which flowers bloom in May?'], { timeout: 30_000 });
    });
  });
}
