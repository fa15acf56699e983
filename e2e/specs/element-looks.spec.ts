import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

let chat: ElementPage;

test.beforeEach(({ page }) => {
  chat = new ElementPage(page);
});

const states = ['idle', 'loading', 'checking', 'safe', 'warned', 'blocked', 'unchecked'] as const;
type State = (typeof states)[number];

const texts: Partial<Record<State, string>> = {
  loading: 'Good morning',
  checking: 'never answered',
  safe: 'Good morning',
  warned: 'unsafe question',
  blocked: 'unsafe question',
};

/** Opens the page and brings the element into a state. */
async function enter(state: State): Promise<void> {
  const load = state === 'loading' ? 'hold' : state === 'unchecked' ? 'fail' : 'at-once';
  const policy = { action: state === 'warned' ? 'warn' : 'block', deadlineMs: 60_000 };
  await chat.open({ load, properties: { policy } });
  const text = texts[state];
  if (text !== undefined) {
    await chat.field.fill(text);
    await chat.field.press('Enter');
  }
  await chat.expectState(state);
}

for (const state of states) {
  test(`when ${state}, style sheets can tell, and there are no accessibility violations`, async ({
    page,
  }) => {
    await enter(state);
    const matching = await page.evaluate(
      (names) =>
        names.filter((name) => document.querySelector(`guarded-chat:state(${name})`) !== null),
      [...states],
    );
    expect(matching).toEqual([state]);
    await page.evaluate(() => {
      const appeal = document.createElement('a');
      Object.assign(appeal, { slot: 'appeal', href: '#appeal', textContent: 'Tell us' });
      document.querySelector('guarded-chat')?.append(appeal);
    });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.evaluate(() => Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }));
    await expect(chat.element.locator('.status')).toHaveAttribute('dir', 'rtl');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  test(`when ${state}, everything fits at 200 % and in a narrow page`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 600 });
    await enter(state);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    const overflow = await chat.element.evaluate((element) => {
      const line = element.shadowRoot?.querySelector('.status');
      return {
        page: document.documentElement.scrollWidth - innerWidth,
        line: (line?.scrollWidth ?? 0) - (line?.clientWidth ?? 0),
        height: (line?.scrollHeight ?? 0) - (line?.clientHeight ?? 0),
      };
    });
    expect(overflow).toEqual({ page: 0, line: 0, height: 0 });
  });
}

test('with reduced motion nothing turns or slides', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await enter('checking');
  const motion = await chat.element.evaluate((element) => {
    const styleOf = (part: string) =>
      getComputedStyle(element.shadowRoot?.querySelector(part) ?? element);
    return [styleOf('.turn').animationName, styleOf('.status').transitionDuration];
  });
  expect(motion).toEqual(['none', '0s']);
});

test('with forced colours the message, its frame and the buttons stay', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await enter('blocked');
  const colours = await chat.element.evaluate((element) => {
    const line = element.shadowRoot?.querySelector('.status') ?? element;
    const button = element.shadowRoot?.querySelector('.action') ?? element;
    const probe = document.createElement('p');
    probe.style.color = 'CanvasText';
    document.body.append(probe);
    const canvasText = getComputedStyle(probe).color;
    const frame = getComputedStyle(line).borderTopColor;
    return { isFramed: frame === canvasText, button: getComputedStyle(button).borderTopStyle };
  });
  expect(colours).toEqual({ isFramed: true, button: 'solid' });
});

test('everything can be done by keyboard alone, and the focus can be seen', async ({ page }) => {
  await enter('warned');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const focused = await chat.element.evaluate((element) => {
    const button = element.shadowRoot?.activeElement;
    return button && [button.textContent?.trim(), getComputedStyle(button).outlineStyle];
  });
  expect(focused).toEqual(['Send anyway', 'solid']);
  await page.keyboard.press('Enter');
  await expect(chat.sent).toHaveText(['unsafe question']);
});

test.describe('a slot', () => {
  async function fill(slot: string, text: string): Promise<void> {
    await chat.page.evaluate(
      ([name = '', content = '']) => {
        const own = document.createElement('span');
        own.slot = name;
        own.textContent = content;
        document.querySelector('guarded-chat')?.append(own);
      },
      [slot, text],
    );
  }

  test('takes the place of a message, and of what is announced', async ({ page }) => {
    await chat.open();
    await fill('blocked', 'Please be kind.');
    await fill('detail', 'See our rules.');
    await fill('action-edit', 'Change it');
    await chat.field.fill('unsafe question');
    await chat.field.press('Enter');
    await expect(page.getByText('Please be kind.').first()).toBeVisible();
    await expect(page.getByText('See our rules.').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Change it' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('Please be kind.');
  });

  test('of the idle message leaves room for what has to be said', async ({ page }) => {
    await chat.open();
    await fill('idle', 'Guarded.');
    await chat.field.fill('never answered');
    await chat.field.press('Enter');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Guarded.')).toBeHidden();
    await expect(chat.element.locator('.message')).toHaveText('Not sent.');
  });
});

test('what the licence of a model wants shown is shown from its download on, and that nothing vouches for it', async ({
  page,
}) => {
  await chat.open({ load: 'llama' });
  const licence = page.getByRole('link', { name: 'Licence' });
  await expect(licence).toHaveAttribute('href', 'https://www.llama.com/llama3_2/license/');
  await expect(chat.element).toContainText('Built with Llama. Llama 3.2 is licensed under');
  await expect(chat.element).not.toContainText('unverified');
  await chat.release();
  await expect(chat.element).toContainText('This safety model is unverified');
  await expect(licence).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});
