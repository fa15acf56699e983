import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

let chat: ElementPage;

test.beforeEach(async ({ page }) => {
  chat = new ElementPage(page);
  await chat.open({ path: 'editor.html' });
});

/** Types as a person does: `fill` would replace what the editor has made. */
async function type(text: string): Promise<void> {
  await chat.field.click();
  await chat.field.pressSequentially(text);
}

test.describe('an editor instead of a text field', () => {
  test('sends once by Enter', async () => {
    await type('Good morning');
    await chat.field.press('Enter');
    await expect(chat.sent).toHaveText(['key: Good morning']);
    await chat.expectState('safe');
    await expect(chat.field).toHaveText('');
  });

  test('sends once by a button that the selector names, wherever it is', async ({ page }) => {
    await type('Good morning');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(chat.sent).toHaveText(['click: Good morning']);
    await type('unsafe question');
    await page.getByRole('button', { name: 'Send' }).click();
    await chat.expectState('blocked');
    await expect(chat.sent).toHaveCount(1);
  });

  test('keeps an unsafe message, whole', async () => {
    await type('unsafe question');
    await chat.field.press('Enter');
    await chat.expectState('blocked');
    await expect(chat.sent).toHaveCount(0);
    await expect(chat.field).toHaveText('unsafe question');
  });

  test('is read with all its lines', async () => {
    await type('Good morning');
    await chat.field.press('Shift+Enter');
    await chat.field.pressSequentially('UNSAFE line');
    await chat.field.press('Enter');
    await chat.expectState('blocked');
    await expect(chat.sent).toHaveCount(0);
  });

  test('whose text changes while it is held sends nothing and loses nothing', async () => {
    await type('never answered');
    await chat.field.press('Enter');
    await chat.expectState('checking');
    await chat.field.pressSequentially('!');
    await chat.expectState('idle');
    await expect(chat.field).toHaveText('never answered!');
    await expect(chat.sent).toHaveCount(0);
  });

  test('has other buttons, which are not the element’s business', async ({ page }) => {
    await type('unsafe question');
    await page.getByRole('button', { name: 'Bold' }).click();
    await chat.expectState('idle');
  });
});

test('a selector that cannot be used is told, and nothing is sent until it is repaired', async ({
  page,
}) => {
  const setSelector = (selector: string) =>
    page.evaluate((send) => {
      document.querySelector('guarded-chat')?.setAttribute('send', send);
    }, selector);
  await setSelector('[');
  await expect(chat.element).toContainText('send: "[" is not a selector');
  await type('Good morning');
  await chat.field.press('Enter');
  await chat.expectState('unchecked');
  await expect(chat.sent).toHaveCount(0);
  await setSelector('.send');
  await chat.field.press('Enter');
  await expect(chat.sent).toHaveText(['key: Good morning']);
});
