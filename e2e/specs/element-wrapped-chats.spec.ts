import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

let chat: ElementPage;

test.beforeEach(({ page }) => {
  chat = new ElementPage(page);
});

test.describe('hosts of other kinds', () => {
  for (const key of ['keydown', 'keyup']) {
    test(`a host without a form that sends on ${key} gets one message`, async () => {
      await chat.open({ path: `loose.html?key=${key}` });
      await chat.field.fill('Good morning');
      await chat.field.press('Enter');
      await expect(chat.sent).toHaveText([`${key}: Good morning`]);
      await chat.field.fill('unsafe question');
      await chat.field.press('Enter');
      await chat.expectState('blocked');
      await expect(chat.sent).toHaveCount(1);
    });
  }

  test('a host that sends on keyup hears nothing of the key that was held, when it is up at last', async ({
    page,
  }) => {
    await chat.open({ path: 'loose.html?key=keyup' });
    await chat.field.fill('Good morning');
    await chat.field.focus();
    await page.keyboard.down('Enter');
    await expect(chat.sent).toHaveText(['keyup: Good morning']);
    await page.keyboard.up('Enter');
    await page.waitForTimeout(100);
    await expect(chat.sent).toHaveCount(1);
  });

  test('a lone button without a form is the send button', async ({ page }) => {
    await chat.open({ path: 'loose.html' });
    await chat.field.fill('unsafe question');
    await page.getByRole('button', { name: 'Send' }).click();
    await chat.expectState('blocked');
    await expect(chat.sent).toHaveCount(0);
  });

  test('a form may enclose the element, with the button outside it', async ({ page }) => {
    await chat.open();
    await page.evaluate(() => {
      const element = document.querySelector('guarded-chat');
      const form = document.querySelector('form');
      const field = document.querySelector('textarea');
      if (!element || !form || !field) return;
      element.replaceWith(form);
      form.prepend(element);
      element.replaceChildren(field);
    });
    await chat.field.fill('unsafe question');
    await page.getByRole('button', { name: 'Send' }).click();
    await chat.expectState('blocked');
    await chat.field.fill('Good morning');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(chat.sent).toHaveText(['Good morning']);
  });

  test('a field that the framework has replaced is guarded like the first', async ({ page }) => {
    await chat.open();
    await page.evaluate(() => {
      const field = document.querySelector('textarea');
      field?.replaceWith(field.cloneNode(true));
    });
    await chat.field.fill('unsafe question');
    await chat.field.press('Enter');
    await chat.expectState('blocked');
  });

  test('a disabled element lets everything pass, and guards again when it is enabled', async ({
    page,
  }) => {
    await chat.open();
    const setDisabled = (isDisabled: boolean) =>
      page.evaluate((is) => {
        document.querySelector('guarded-chat')?.toggleAttribute('disabled', is);
      }, isDisabled);
    await setDisabled(true);
    await chat.field.fill('unsafe question');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(chat.sent).toHaveCount(1);
    await setDisabled(false);
    await chat.field.fill('unsafe question');
    await page.getByRole('button', { name: 'Send' }).click();
    await chat.expectState('blocked');
    await expect(chat.sent).toHaveCount(1);
  });

  test('a host may drop a send before its check', async ({ page }) => {
    await chat.open();
    await page.evaluate(() => {
      document.addEventListener('guard-before-check', (event) => event.preventDefault());
    });
    await chat.field.fill('Good morning');
    await chat.field.press('Enter');
    await expect(chat.element).toContainText('Not sent.');
    await expect(chat.sent).toHaveCount(0);
  });

  test('events tell of load, verdict and send, in this order', async ({ page }) => {
    await chat.open({ load: 'hold' });
    await page.evaluate(() => {
      const names = [
        'guard-load',
        'guard-before-check',
        'guard-verdict',
        'guard-send',
        'guard-block',
      ];
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      for (const name of names) document.addEventListener(name, () => seen.push(name));
    });
    // From then on the worker listens.
    await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '42');
    await chat.release();
    await chat.field.fill('Good morning');
    await chat.field.press('Enter');
    await expect(chat.sent).toHaveCount(1);
    const seen = await page.evaluate(() => (globalThis as { seen?: string[] }).seen);
    expect(seen).toEqual(['guard-load', 'guard-before-check', 'guard-verdict', 'guard-send']);
  });

  test('answers are judged in the light of the conversation', async ({ page }) => {
    await chat.open();
    const judge = (text: string) =>
      page.evaluate(async (answer) => {
        const element = document.querySelector('guarded-chat') as HTMLElement & {
          conversation: unknown;
          checkResponse: (text: string) => Promise<{ status: string }>;
        };
        element.conversation = [{ role: 'user', text: 'When do I plant beans?' }];
        return (await element.checkResponse(answer)).status;
      }, text);
    expect(await judge('In May')).toBe('safe');
    await expect(chat.element).toContainText('Answer checked');
    expect(await judge('unsafe answer')).toBe('unsafe');
    await expect(chat.element).toContainText('The answer is held back');
  });
});
