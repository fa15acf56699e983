import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

let chat: ElementPage;

test.beforeEach(async ({ page }) => {
  chat = new ElementPage(page);
});

test.describe('a held send is given to the host', () => {
  test.beforeEach(async () => {
    await chat.open();
    await chat.page.evaluate(() => {
      const form = document.querySelector('form');
      const draft = document.createElement('button');
      draft.textContent = 'Send later';
      form?.append(draft);
      const submitters: string[] = [];
      Object.assign(globalThis, { submitters });
      form?.addEventListener('submit', ({ submitter }) =>
        submitters.push(submitter?.textContent.trim() ?? 'none'),
      );
    });
  });

  async function expectSubmitters(expected: readonly string[]): Promise<void> {
    const read = () =>
      chat.page.evaluate(() => (globalThis as unknown as { submitters: string[] }).submitters);
    await expect.poll(read).toEqual(expected);
    await chat.page.waitForTimeout(200);
    expect(await read()).toEqual(expected);
  }

  test('once, with the button that was clicked', async ({ page }) => {
    await chat.field.fill('Good morning');
    await page.getByRole('button', { name: 'Send later' }).click();
    await expectSubmitters(['Send later']);
  });

  test('once, with the submitter that the host named', async ({ page }) => {
    await chat.field.fill('Good morning');
    await page.evaluate(() => {
      const form = document.querySelector('form');
      form?.requestSubmit(form.querySelector<HTMLElement>('button:last-of-type'));
    });
    await expectSubmitters(['Send later']);
  });

  test('once, with none when the host named none', async ({ page }) => {
    await chat.field.fill('Good morning');
    await page.evaluate(() => document.querySelector('form')?.requestSubmit());
    await expectSubmitters(['none']);
  });

  test('once, when it is asked for in many ways at a time', async ({ page }) => {
    await chat.field.fill('held morning');
    await chat.field.press('Enter');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Send later' }).dblclick();
    await page.evaluate(() => document.querySelector('form')?.requestSubmit());
    await chat.release();
    await expectSubmitters(['Send']);
    await expect(chat.sent).toHaveText(['held morning']);
  });

  test('by the button that a framework has put in the place of the clicked one', async ({
    page,
  }) => {
    await chat.field.fill('held morning');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.evaluate(() => {
      const button = document.querySelector('form button');
      button?.replaceWith(button.cloneNode(true));
    });
    await chat.release();
    await expectSubmitters(['Send']);
  });
});

test('a text that is pasted while a message is held stays, and nothing is sent', async ({
  page,
}) => {
  await chat.open();
  await chat.field.fill('held morning');
  await chat.field.press('Enter');
  await chat.expectState('checking');
  await page.evaluate(() => document.execCommand('insertText', false, ' and evening'));
  await expect(chat.element).toContainText('the text changed');
  await expect(chat.field).toHaveValue('held morning and evening');
  await chat.release();
  await page.waitForTimeout(200);
  await expect(chat.sent).toHaveCount(0);
  // Undo works: the element never writes to the field.
  await page.keyboard.press('Control+z');
  await expect(chat.field).toHaveValue('held morning');
});

test('where Enter starts a line, Control with Enter sends once', async ({ page }) => {
  await chat.open();
  await page.evaluate(() => {
    document.querySelector('guarded-chat')?.setAttribute('newline-on-enter', '');
  });
  await chat.field.fill('Good');
  await chat.field.press('Enter');
  await chat.field.pressSequentially('morning');
  await expect(chat.field).toHaveValue('Good\nmorning');
  await expect(chat.sent).toHaveCount(0);
  await chat.field.press('Control+Enter');
  await expect(chat.sent).toHaveText(['Good\nmorning']);
});

for (const status of ['safe', 'unsafe'] as const) {
  test(`a host may supply a verdict of its own: ${status}`, async ({ page }) => {
    await chat.open({ load: 'hold' });
    await page.evaluate((given) => {
      const category = { code: 'H1', name: 'Shouting', score: 1, action: 'block' };
      const verdict =
        given === 'safe'
          ? { status: given, action: 'off' }
          : { status: given, action: 'block', categories: [category] };
      document.addEventListener('guard-before-check', (event) => {
        const { detail } = event as CustomEvent<{ provide: (verdict: unknown) => void }>;
        detail.provide(new Promise((resolve) => setTimeout(() => resolve(verdict), 100)));
      });
    }, status);
    await chat.field.fill('Good morning');
    await chat.field.press('Enter');
    await expect(chat.sent).toHaveCount(status === 'safe' ? 1 : 0);
    if (status === 'unsafe') await expect(chat.element).toContainText('this looks like Shouting');
  });
}

test('a verdict of the host that fails to come blocks the message', async ({ page }) => {
  await chat.open();
  await page.evaluate(() => {
    document.addEventListener('guard-before-check', (event) => {
      const { detail } = event as CustomEvent<{ provide: (verdict: unknown) => void }>;
      detail.provide(Promise.reject(new Error('no connection')));
    });
  });
  await chat.field.fill('Good morning');
  await chat.field.press('Enter');
  await chat.expectState('unchecked');
  await expect(chat.sent).toHaveCount(0);
});

test('attributes may be changed and taken away at any time', async ({ page }) => {
  await chat.open();
  const setAttribute = (name: string, value: string | null) =>
    page.evaluate(
      ([key, text]) => {
        const element = document.querySelector('guarded-chat');
        if (text === null || text === undefined) element?.removeAttribute(key ?? '');
        else element?.setAttribute(key ?? '', text);
      },
      [name, value],
    );
  await chat.field.fill('unsafe question');
  await setAttribute('policy', '{"action":"warn"}');
  await chat.field.press('Enter');
  await chat.expectState('warned');
  await setAttribute('policy', null);
  await chat.field.press('Enter');
  await chat.expectState('blocked');
  await setAttribute('taxonomy', '{"id":"house","name":"House","categories":[]}');
  await chat.field.fill('Good morning');
  await chat.field.press('Enter');
  await chat.expectState('unchecked');
  await expect(chat.element).toContainText('taxonomy.categories');
  await setAttribute('taxonomy', null);
  await chat.field.press('Enter');
  await expect(chat.sent).toHaveText(['Good morning']);
});
