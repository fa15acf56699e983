import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

let chat: ElementPage;

/** A log of answers beside the chat, and a function that writes one as a host does that knows of no guard. */
test.beforeEach(async ({ page }) => {
  chat = new ElementPage(page);
  await chat.open();
  await page.evaluate(() => {
    const log = document.createElement('ul');
    log.id = 'log';
    document.querySelector('main')?.append(log);
    const told: string[] = [];
    Object.assign(globalThis, { told });
    for (const name of ['guard-verdict', 'guard-block']) {
      document.addEventListener(name, (event) => {
        told.push(`${name} ${(event as CustomEvent<{ task: string }>).detail.task}`);
      });
    }
    document.querySelector('guarded-chat')?.setAttribute('observe', '#log > .answer');
  });
});

const answers = () => chat.page.locator('#log > .answer');
const replacements = () => chat.page.locator('#log > [data-guarded-replacement]');

/** @returns whether the answer is seen at once: a moment later it may be covered. */
function write(text: string): Promise<boolean> {
  return chat.page.evaluate((content) => {
    const answer = document.createElement('li');
    answer.className = 'answer';
    answer.textContent = content;
    document.querySelector('#log')?.append(answer);
    return answer.checkVisibility();
  }, text);
}

function grow(text: string): Promise<void> {
  return chat.page.evaluate((more) => {
    document.querySelector('#log > .answer')?.append(more);
  }, text);
}

test('a safe answer stays, and says that it was checked', async () => {
  await write('Beans like the warm soil of May.');
  await expect(chat.element).toContainText('Answer checked');
  await expect(answers()).toBeVisible();
  await expect(replacements()).toHaveCount(0);
});

test('an unsafe answer is shown, then covered, and nothing of it is lost', async ({ page }) => {
  expect(await write('unsafe answer')).toBe(true);
  await expect(replacements()).toContainText('violence against people');
  await expect(answers()).toBeHidden();
  await expect(answers()).toHaveText('unsafe answer');
  await expect(chat.element).toContainText('The answer is held back');
  const told = await page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
  expect(told).toEqual([
    'guard-verdict response-classification',
    'guard-block response-classification',
  ]);
});

test('an answer that grows is judged on the way, and covered as soon as it turns unsafe', async () => {
  await write('Beans like ');
  await grow('the warm soil. ');
  await grow('UNSAFE ');
  await expect(replacements()).toHaveCount(1);
  await grow('and more of it');
  await expect(answers()).toBeHidden();
  await expect(answers()).toHaveText('Beans like the warm soil. UNSAFE and more of it');
});

test('an answer that never rests is judged all the same', async ({ page }) => {
  await write('UNSAFE beginning');
  await page.evaluate(() => {
    const timer = setInterval(() => document.querySelector('#log > .answer')?.append(' more'), 50);
    setTimeout(() => clearInterval(timer), 20_000);
  });
  await expect(replacements()).toHaveCount(1, { timeout: 10_000 });
});

test('a framework that makes the answer anew has it covered again before it is seen', async ({
  page,
}) => {
  await write('unsafe answer');
  await expect(replacements()).toHaveCount(1);
  const isSeen = await page.evaluate(async () => {
    const log = document.querySelector('#log');
    if (log) log.innerHTML = '<li class="answer">unsafe answer</li>';
    await new Promise(requestAnimationFrame);
    return document.querySelector<HTMLElement>('.answer')?.checkVisibility();
  });
  expect(isSeen).toBe(false);
  await expect(replacements()).toHaveCount(1);
});

test('a framework that writes the answer’s style does not uncover it', async ({ page }) => {
  await write('unsafe answer');
  await expect(replacements()).toHaveCount(1);
  await page.evaluate(() => document.querySelector('.answer')?.setAttribute('style', 'color: red'));
  await expect(answers()).toBeHidden();
});

test('an element that is given another answer is shown again, and judged anew', async ({
  page,
}) => {
  await write('unsafe answer');
  await expect(answers()).toBeHidden();
  await page.evaluate(() => document.querySelector('.answer')?.replaceChildren('Good morning'));
  await expect(answers()).toBeVisible();
  await expect(replacements()).toHaveCount(0);
});

test('an answer that goes takes what stood in its place along', async ({ page }) => {
  await write('unsafe answer');
  await expect(replacements()).toHaveCount(1);
  await page.evaluate(() => document.querySelector('.answer')?.remove());
  await expect(replacements()).toHaveCount(0);
});

test('the host says what stands in the place of an answer', async ({ page }) => {
  await page.evaluate(() => {
    const template = document.createElement('template');
    template.slot = 'answer-replacement';
    template.innerHTML = '<a href="#rules">Our rules</a>';
    document.querySelector('guarded-chat')?.append(template);
  });
  await write('unsafe answer');
  await expect(replacements().getByRole('link', { name: 'Our rules' })).toBeVisible();
});

test('the policy decides on answers too', async ({ page }) => {
  await page.evaluate(() => {
    document.querySelector('guarded-chat')?.setAttribute('policy', '{"action":"warn"}');
  });
  await write('unsafe answer');
  await expect(chat.element).toContainText('The answer may be about');
  await expect(answers()).toBeVisible();
});

test('without the attribute everything is as the host made it', async ({ page }) => {
  await write('unsafe answer');
  await expect(answers()).toBeHidden();
  await page.evaluate(() => document.querySelector('guarded-chat')?.removeAttribute('observe'));
  await expect(answers()).toBeVisible();
  await expect(replacements()).toHaveCount(0);
});

test('a selector that cannot be used is told', async ({ page }) => {
  await page.evaluate(() => document.querySelector('guarded-chat')?.setAttribute('observe', '['));
  await expect(chat.element).toContainText('observe: "[" is not a selector');
});
