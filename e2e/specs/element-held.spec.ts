import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

let chat: ElementPage;

/** A message that is held, and a record of why held messages were taken back. */
test.beforeEach(async ({ page }) => {
  chat = new ElementPage(page);
  await chat.open();
  await page.evaluate(() => {
    const reasons: string[] = [];
    Object.assign(globalThis, { reasons });
    document.addEventListener('guard-cancel', (event) => {
      reasons.push((event as CustomEvent<{ reason: string }>).detail.reason);
    });
  });
});

async function hold(text = 'held morning'): Promise<void> {
  await chat.field.fill(text);
  await chat.field.press('End');
  await chat.field.press('Enter');
  await chat.expectState('checking');
}

async function expectCanceled(reasons: readonly string[]): Promise<void> {
  await expect
    .poll(() => chat.page.evaluate(() => (globalThis as unknown as { reasons: string[] }).reasons))
    .toEqual(reasons);
}

/** The verdict comes, and still nothing is sent. */
async function expectNothingSent(): Promise<void> {
  await chat.release();
  await chat.page.waitForTimeout(150);
  await expect(chat.sent).toHaveCount(0);
}

test.describe('a held message whose text changes is not sent, and nothing is lost', () => {
  test('by fast typing', async () => {
    await hold();
    await chat.field.pressSequentially(' and a good evening', { delay: 5 });
    await expectCanceled(['text-changed']);
    await expectNothingSent();
    await expect(chat.field).toHaveValue('held morning and a good evening');
  });

  test('by dictation, which types without keys', async ({ page }) => {
    await hold();
    await page.keyboard.insertText(' to you');
    await expectCanceled(['text-changed']);
    await expectNothingSent();
    await expect(chat.field).toHaveValue('held morning to you');
  });

  test('by undo', async ({ page }) => {
    await chat.field.focus();
    await page.keyboard.insertText('held');
    await page.keyboard.insertText(' morning');
    await chat.field.press('Enter');
    await chat.expectState('checking');
    await page.keyboard.press('Control+z');
    await expect(chat.field).not.toHaveValue('held morning');
    await expectCanceled(['text-changed']);
    await expectNothingSent();
    await page.keyboard.press('Control+Shift+z');
    await expect(chat.field).toHaveValue('held morning');
  });

  test('by a drop', async ({ page }) => {
    await page.evaluate(() => {
      const source = document.createElement('p');
      Object.assign(source, { id: 'source', draggable: true, textContent: 'dropped' });
      source.addEventListener('dragstart', ({ dataTransfer }) =>
        dataTransfer?.setData('text/plain', 'dropped'),
      );
      document.body.append(source);
    });
    await hold();
    await page.locator('#source').dragTo(chat.field);
    await expect(chat.field).toHaveValue(/dropped/);
    await expect(chat.field).toHaveValue(/held/);
    await expectCanceled(['text-changed']);
    await expectNothingSent();
  });

  test('by a script that tells nobody', async ({ page }) => {
    await hold();
    await page.evaluate(() => {
      const field = document.querySelector('textarea');
      if (field) field.value = 'something else';
    });
    await expectNothingSent();
    await expectCanceled(['text-changed']);
    await expect(chat.field).toHaveValue('something else');
  });

  test('by a framework that makes its field anew with another text', async ({ page }) => {
    await hold();
    await page.evaluate(() => {
      const field = document.querySelector('textarea');
      const next = field?.cloneNode(true) as HTMLTextAreaElement;
      next.value = 'another text';
      field?.replaceWith(next);
    });
    await expectNothingSent();
    await expectCanceled(['text-changed']);
    await expect(chat.field).toHaveValue('another text');
  });
});

test('a framework that makes its field anew with the same text has it sent once', async ({
  page,
}) => {
  await hold();
  await page.evaluate(() => {
    const field = document.querySelector('textarea');
    const next = field?.cloneNode(true) as HTMLTextAreaElement;
    next.value = field?.value ?? '';
    field?.replaceWith(next);
  });
  await chat.release();
  await expect(chat.sent).toHaveText(['held morning']);
  await chat.expectState('safe');
  await expect(chat.sent).toHaveCount(1);
  await expectCanceled([]);
});

test('a second Enter while a message is held asks for nothing new', async () => {
  await hold();
  await chat.field.press('Enter');
  await chat.field.press('Enter');
  await chat.release();
  await expect(chat.sent).toHaveText(['held morning']);
  await expectCanceled([]);
});

test('another message takes the place of the held one', async ({ page }) => {
  await hold('never answered');
  await page.evaluate(() => {
    const field = document.querySelector('textarea');
    if (field) field.value = 'Good morning';
    document.querySelector('form')?.requestSubmit();
  });
  await expect(chat.sent).toHaveText(['Good morning']);
  await expectCanceled(['replaced']);
});

test.describe('a held message is taken back', () => {
  test('by the person', async ({ page }) => {
    await hold();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expectCanceled(['person']);
    await expectNothingSent();
    await expect(chat.field).toHaveValue('held morning');
  });

  test('when the element is disabled', async ({ page }) => {
    await hold();
    await page.evaluate(() => document.querySelector('guarded-chat')?.toggleAttribute('disabled'));
    await expectCanceled(['disabled']);
    await expectNothingSent();
  });

  test('when the element is taken out of the page', async ({ page }) => {
    await hold();
    const told = await page.evaluate(() => {
      const reasons: string[] = [];
      const element = document.querySelector('guarded-chat');
      element?.addEventListener('guard-cancel', (event) => {
        reasons.push((event as CustomEvent<{ reason: string }>).detail.reason);
      });
      element?.remove();
      if (element) document.querySelector('main')?.append(element);
      return reasons;
    });
    expect(told).toEqual(['removed']);
    await expectNothingSent();
    await expect(chat.field).toHaveValue('held morning');
  });

  for (const name of ['guard-before-check', 'guard-before-send']) {
    test(`when the host cancels ${name}`, async ({ page }) => {
      await page.evaluate((type) => {
        document.addEventListener(type, (event) => event.preventDefault());
      }, name);
      await chat.field.fill('Good morning');
      await chat.field.press('Enter');
      await expectCanceled(['host']);
      await expect(chat.element).toContainText('Not sent.');
      await expectNothingSent();
      await expect(chat.field).toHaveValue('Good morning');
    });
  }
});

test.describe('leaving the page', () => {
  test('asks first while a message is held, and only then', async ({ page }) => {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await hold();
    // Refused by the dialog: the page stays, with the message in its field.
    await page.evaluate(() => location.reload());
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await expect(chat.field).toHaveValue('held morning');
    await chat.release();
    await expect(chat.sent).toHaveText(['held morning']);
    await page.reload();
    expect(asked).toHaveLength(1);
  });

  test('sends nothing, and nothing is lost when the person comes back', async ({ page }) => {
    await hold();
    // As the browser tells a page that it puts to sleep and may wake up again.
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
    );
    await expectCanceled(['page-left']);
    await expectNothingSent();
    await expect(chat.field).toHaveValue('held morning');
    await expect(chat.element).toContainText('Not sent.');
  });
});

test.describe('an input method', () => {
  test('in Safari’s order ends its word with Enter, and nothing is sent', async () => {
    await chat.field.fill('こんにちは');
    const heard = await chat.field.evaluate((field) => {
      let count = 0;
      field.addEventListener('keydown', () => {
        count += 1;
      });
      const init = { bubbles: true, composed: true, cancelable: true };
      field.dispatchEvent(new CompositionEvent('compositionstart', init));
      // The word ends before the key that ended it: it is no longer composing, and has the key code 229.
      field.dispatchEvent(new CompositionEvent('compositionend', { ...init, data: 'こんにちは' }));
      const enter = { ...init, key: 'Enter', code: 'Enter', isComposing: false };
      field.dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229 }));
      field.dispatchEvent(new KeyboardEvent('keyup', { ...enter, keyCode: 13 }));
      return count;
    });
    expect(heard).toBe(0);
    await chat.expectState('idle');
    await expect(chat.sent).toHaveCount(0);
    await chat.field.press('Enter');
    await expect(chat.sent).toHaveText(['こんにちは']);
  });

  test('that goes on composing while a message is held changes its text', async ({ page }) => {
    await hold();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', {
      text: 'に',
      selectionStart: 1,
      selectionEnd: 1,
    });
    await expectCanceled(['text-changed']);
    await expectNothingSent();
    await expect(chat.field).toHaveValue('held morningに');
  });
});
