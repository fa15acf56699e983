import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

let chat: ElementPage;

test.beforeEach(async ({ page }) => {
  chat = new ElementPage(page);
});

function setAttribute(name: string, value: string): Promise<void> {
  return chat.page.evaluate(
    ([key = '', text = '']) => document.querySelector('guarded-chat')?.setAttribute(key, text),
    [name, value],
  );
}

async function send(text: string): Promise<void> {
  await chat.field.fill(text);
  await chat.field.press('Enter');
}

/** What the last verdict said, from the events of the element. */
async function recordVerdicts(): Promise<() => Promise<readonly string[]>> {
  await chat.page.evaluate(() => {
    const verdicts: string[] = [];
    Object.assign(globalThis, { verdicts });
    document.addEventListener('guard-verdict', (event) => {
      const { verdict } = (event as CustomEvent<{ verdict: { status: string; action: string } }>)
        .detail;
      verdicts.push(`${verdict.status} ${verdict.action}`);
    });
  });
  return () => chat.page.evaluate(() => (globalThis as unknown as { verdicts: string[] }).verdicts);
}

test.describe('for a category, the action', () => {
  for (const [action, verdict] of [
    ['off', 'safe off'],
    ['log', 'unsafe log'],
  ] as const) {
    test(`${action} lets a message pass without a word`, async () => {
      await chat.open();
      const read = await recordVerdicts();
      await setAttribute('policy', JSON.stringify({ categories: { S1: { action } } }));
      await send('unsafe question');
      await expect(chat.sent).toHaveText(['unsafe question']);
      expect(await read()).toEqual([verdict]);
      await expect(chat.element).not.toContainText('violence');
    });
  }

  test('warn lets the person decide', async ({ page }) => {
    await chat.open();
    const read = await recordVerdicts();
    await setAttribute('policy', '{"categories":{"S1":{"action":"warn"}}}');
    await send('unsafe question');
    await chat.expectState('warned');
    await expect(chat.sent).toHaveCount(0);
    await expect(chat.element).toContainText('violence against people or animals');
    await page.getByRole('button', { name: 'Send anyway' }).click();
    await expect(chat.sent).toHaveText(['unsafe question']);
    expect(await read()).toEqual(['unsafe warn']);
  });

  test('block holds a message, whatever the policy says of others', async ({ page }) => {
    await chat.open();
    await setAttribute('policy', '{"action":"log","categories":{"S1":{"action":"block"}}}');
    await send('unsafe question');
    await chat.expectState('blocked');
    await expect(page.getByRole('button', { name: 'Send anyway' })).toHaveCount(0);
    await expect(chat.sent).toHaveCount(0);
  });
});

test.describe('a text without a verdict', () => {
  test('is held until the deadline of the attribute, and then blocked', async () => {
    await chat.open();
    await setAttribute('deadline-ms', '200');
    await send('never answered');
    await chat.expectState('unchecked');
    await expect(chat.element).toContainText('The check took too long');
    await expect(chat.sent).toHaveCount(0);
    await expect(chat.field).toHaveValue('never answered');
  });

  test('passes on the person’s word where the attribute warns', async ({ page }) => {
    await chat.open({ load: 'fail' });
    await setAttribute('unchecked', 'warn');
    await send('Good morning');
    await page.getByRole('button', { name: 'Send anyway' }).click();
    await expect(chat.sent).toHaveText(['Good morning']);
  });

  test('passes, and says so, where the attribute only logs', async () => {
    await chat.open({ load: 'fail' });
    await setAttribute('unchecked', 'log');
    await send('Good morning');
    await expect(chat.sent).toHaveText(['Good morning']);
    await expect(chat.element).toContainText('Sent without a check.');
  });

  for (const [name, value] of [
    ['unchecked', 'off'],
    ['deadline-ms', 'soon'],
  ] as const) {
    test(`is blocked while ${name} cannot be read`, async () => {
      await chat.open();
      await setAttribute(name, value);
      await send('Good morning');
      await chat.expectState('unchecked');
      await expect(chat.element).toContainText('policy.');
      await expect(chat.sent).toHaveCount(0);
    });
  }
});
