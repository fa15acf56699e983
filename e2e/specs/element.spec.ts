import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

let chat: ElementPage;

test.beforeEach(({ page }) => {
  chat = new ElementPage(page);
});

test.describe('a safe message', () => {
  test.beforeEach(async () => {
    await chat.open();
  });

  test('is sent once by Enter', async () => {
    await chat.field.fill('Good morning');
    await chat.field.press('Enter');
    await expect(chat.sent).toHaveText(['Good morning']);
    await chat.expectState('safe');
  });

  test('is sent once by the send button', async ({ page }) => {
    await chat.field.fill('Good morning');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(chat.sent).toHaveText(['Good morning']);
  });

  test('is sent once when the host submits its form', async ({ page }) => {
    await chat.field.fill('Good morning');
    await page.evaluate(() => document.querySelector('form')?.requestSubmit());
    await expect(chat.sent).toHaveText(['Good morning']);
  });

  test('is sent once when Enter is pressed many times', async () => {
    await chat.field.fill('slow morning');
    // In one task: on a busy machine five real presses may take longer than the check.
    await chat.field.evaluate((field) => {
      const press = { key: 'Enter', bubbles: true, cancelable: true };
      for (let count = 0; count < 5; count += 1) {
        field.dispatchEvent(new KeyboardEvent('keydown', press));
        field.dispatchEvent(new KeyboardEvent('keyup', press));
      }
    });
    await expect(chat.sent).toHaveText(['slow morning']);
    await chat.expectState('safe');
    await expect(chat.sent).toHaveCount(1);
  });

  test('is held until its verdict is there', async () => {
    await chat.field.fill('held morning');
    await chat.field.press('Enter');
    await chat.expectState('checking');
    await expect(chat.sent).toHaveCount(0);
    await chat.release();
    await expect(chat.sent).toHaveText(['held morning']);
  });

  test('that changes while it is held is not sent, and stays in the field', async () => {
    await chat.field.fill('never answered');
    await chat.field.press('Enter');
    await chat.expectState('checking');
    await chat.field.press('End');
    await chat.field.pressSequentially('!');
    await chat.expectState('idle');
    await expect(chat.element).toContainText('the text changed');
    await expect(chat.field).toHaveValue('never answered!');
    await expect(chat.sent).toHaveCount(0);
  });

  test('that the host changes while it is held is not sent', async ({ page }) => {
    await chat.field.fill('held morning');
    await chat.field.press('Enter');
    await page.evaluate(() => {
      const field = document.querySelector('textarea');
      if (field) field.value = 'something else';
    });
    await chat.release();
    await chat.expectState('idle');
    await expect(chat.element).toContainText('the text changed');
    await expect(chat.sent).toHaveCount(0);
  });

  test('can be taken back while it is held', async ({ page }) => {
    await chat.field.fill('never answered');
    await chat.field.press('Enter');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await chat.expectState('idle');
    await expect(chat.field).toBeFocused();
    await expect(chat.field).toHaveValue('never answered');
  });
});

test.describe('keys that do not send', () => {
  test.beforeEach(async () => {
    await chat.open();
  });

  test('Shift with Enter starts a line', async () => {
    await chat.field.fill('Good');
    await chat.field.press('Shift+Enter');
    await chat.field.pressSequentially('morning');
    await expect(chat.field).toHaveValue('Good\nmorning');
    await expect(chat.sent).toHaveCount(0);
  });

  test('Enter that ends a word of an input method goes neither to the check nor to the host', async ({
    page,
  }) => {
    await chat.field.fill('Good morning');
    const heard = await page.evaluate(() => {
      const field = document.querySelector('textarea');
      let count = 0;
      field?.addEventListener('keydown', () => {
        count += 1;
      });
      const base = { key: 'Enter', bubbles: true, cancelable: true };
      field?.dispatchEvent(new KeyboardEvent('keydown', { ...base, isComposing: true }));
      field?.dispatchEvent(new KeyboardEvent('keydown', { ...base, keyCode: 229 }));
      return count;
    });
    expect(heard).toBe(0);
    await expect(chat.sent).toHaveCount(0);
    await chat.expectState('idle');
  });

  test('an empty message is the host’s own business', async () => {
    await chat.field.focus();
    await chat.field.fill('  ');
    await chat.element.getByRole('button', { name: 'Send' }).click();
    await expect(chat.sent).toHaveCount(1);
    await chat.expectState('idle');
  });
});

test.describe('an unsafe message', () => {
  test('is blocked, stays in the field, and is named in plain words', async ({ page }) => {
    await chat.open();
    await chat.field.fill('unsafe question');
    await chat.field.press('Enter');
    await chat.expectState('blocked');
    await expect(chat.sent).toHaveCount(0);
    await expect(chat.field).toHaveValue('unsafe question');
    await expect(page.getByRole('alert')).toContainText(
      'Not sent: this looks like violence against people',
    );
    await page.getByRole('button', { name: 'Edit' }).click();
    await expect(chat.field).toBeFocused();
    await chat.expectState('idle');
  });

  test('leaves room for what a person can do who finds that wrong', async ({ page }) => {
    await chat.open();
    await page.evaluate(() => {
      const appeal = document.createElement('a');
      Object.assign(appeal, { slot: 'appeal', href: '#appeal', textContent: 'Tell us' });
      document.querySelector('guarded-chat')?.append(appeal);
    });
    const appeal = page.getByRole('link', { name: 'Tell us' });
    await expect(appeal).toBeHidden();
    await chat.field.fill('unsafe question');
    await chat.field.press('Enter');
    await expect(appeal).toBeVisible();
  });

  test('that is asked for again is checked again, and not sent', async () => {
    await chat.open();
    await chat.field.fill('unsafe question');
    await chat.field.press('Enter');
    await chat.expectState('blocked');
    await chat.field.press('Enter');
    await chat.expectState('blocked');
    await expect(chat.sent).toHaveCount(0);
  });

  test('can be sent anyway where the policy warns', async ({ page }) => {
    await chat.open({ properties: { policy: { action: 'warn' } } });
    await chat.field.fill('unsafe question');
    await chat.field.press('Enter');
    await chat.expectState('warned');
    await expect(chat.sent).toHaveCount(0);
    await page.getByRole('button', { name: 'Send anyway' }).click();
    await expect(chat.sent).toHaveText(['unsafe question']);
    await expect(chat.field).toBeFocused();
  });

  test('cannot be sent anyway after its text has changed', async ({ page }) => {
    await chat.open({ properties: { policy: { action: 'warn' } } });
    await chat.field.fill('unsafe question');
    await chat.field.press('Enter');
    await chat.expectState('warned');
    await page.evaluate(() => {
      const field = document.querySelector('textarea');
      if (field) field.value = 'unsafe in another way';
    });
    await page.getByRole('button', { name: 'Send anyway' }).click();
    await expect(chat.element).toContainText('the text changed');
    await expect(chat.sent).toHaveCount(0);
  });
});

test.describe('without a verdict', () => {
  test('a message waits for the model, and is then checked and sent', async ({ page }) => {
    await chat.open({ load: 'hold' });
    await chat.field.fill('Good morning');
    await chat.field.press('Enter');
    await chat.expectState('loading');
    await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '42');
    await expect(chat.sent).toHaveCount(0);
    await chat.release();
    await expect(chat.sent).toHaveText(['Good morning']);
  });

  test('a model that cannot be loaded blocks, says why, and can be tried again', async ({
    page,
  }) => {
    await chat.open({ load: 'fail' });
    await chat.expectState('unchecked');
    await chat.field.fill('Good morning');
    await chat.field.press('Enter');
    await expect(page.getByRole('alert')).toContainText('could not be checked');
    await expect(chat.element).toContainText('could not be fetched');
    await page.getByRole('button', { name: 'Retry' }).click();
    await chat.expectState('unchecked');
    await expect(chat.sent).toHaveCount(0);
    await expect(chat.field).toHaveValue('Good morning');
  });

  test('a policy may warn of unchecked messages instead', async ({ page }) => {
    await chat.open({ load: 'fail', properties: { policy: { unchecked: 'warn' } } });
    await chat.field.fill('Good morning');
    await chat.field.press('Enter');
    await page.getByRole('button', { name: 'Send anyway' }).click();
    await expect(chat.sent).toHaveText(['Good morning']);
  });

  test('a worker that crashes blocks the message, and the next one has a new worker', async ({
    page,
  }) => {
    await chat.open();
    await chat.field.fill('crash now');
    await chat.field.press('Enter');
    await chat.expectState('unchecked');
    await expect(chat.sent).toHaveCount(0);
    await page.getByRole('button', { name: 'Edit' }).click();
    await chat.field.fill('Good morning');
    await chat.field.press('Enter');
    await expect(chat.sent).toHaveText(['Good morning']);
  });

  test('a policy attribute that cannot be read blocks all messages and says so', async ({
    page,
  }) => {
    await chat.open();
    await page.evaluate(() => {
      document.querySelector('guarded-chat')?.setAttribute('policy', '{"threshold": 7}');
    });
    await expect(chat.element).toContainText('policy.threshold');
    await chat.field.fill('Good morning');
    await chat.field.press('Enter');
    await chat.expectState('unchecked');
    await expect(chat.sent).toHaveCount(0);
  });

  test('an element without a field lets nothing through', async ({ page }) => {
    await chat.open();
    await page.evaluate(() => document.querySelector('textarea')?.remove());
    await chat.element.getByRole('button', { name: 'Send' }).click();
    await chat.expectState('unchecked');
    await expect(chat.sent).toHaveCount(0);
  });
});

for (const state of ['idle', 'blocked', 'warned', 'unchecked'] as const) {
  test(`there are no accessibility violations when ${state}`, async ({ page }) => {
    const policy = { action: state === 'warned' ? 'warn' : 'block' };
    await chat.open({ load: state === 'unchecked' ? 'fail' : 'at-once', properties: { policy } });
    if (state !== 'idle') {
      await chat.field.fill('unsafe question');
      await chat.field.press('Enter');
    }
    await chat.expectState(state);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

test('by script tag and with its own model, it judges in the browser alone', async ({ page }) => {
  await chat.open({ load: 'real' });
  await chat.field.fill('Good morning! Which flowers bloom in May?');
  await chat.field.press('Enter');
  await expect(chat.sent).toHaveCount(1, { timeout: 90_000 });
  const model = await page.evaluate(() => {
    const element = document.querySelector('guarded-chat') as HTMLElement & {
      guard: { model: { executionProvider: string; selfTest: string } };
    };
    return element.guard.model;
  });
  expect(model).toMatchObject({ executionProvider: 'wasm', selfTest: 'verified' });
});
