import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

let chat: ElementPage;

test.beforeEach(({ page }) => {
  chat = new ElementPage(page);
});

function setLanguage(language: string): Promise<void> {
  return chat.page.evaluate((lang) => {
    document.documentElement.lang = lang;
  }, language);
}

/** The status line, as it is seen. */
function status() {
  return chat.element.locator('.status');
}

const words: readonly (readonly [string, string, string])[] = [
  ['en', 'violence against people or animals', 'Edit'],
  ['es', 'violencia contra personas o animales', 'Editar'],
  ['de-AT', 'Gewalt gegen Menschen oder Tiere', 'Bearbeiten'],
  ['fr', 'violence contre des personnes ou des animaux', 'Modifier'],
  ['zh-CN', '针对人或动物的暴力', '编辑'],
  ['ar', 'عنف ضد الناس أو الحيوانات', 'تعديل'],
];

for (const [language, category, edit] of words) {
  test(`in ${language}, a person reads which category it is about and what can be done`, async ({
    page,
  }) => {
    await chat.open();
    await setLanguage(language);
    await chat.field.fill('unsafe question');
    await chat.field.press('Enter');
    await expect(status()).toContainText(category);
    await expect(chat.element.locator('.detail')).toHaveText(/\S{2}/);
    await expect(page.getByRole('alert')).toContainText(category);
    const [primary = ''] = language.split('-');
    await expect(status()).toHaveAttribute('lang', primary);
    await page.getByRole('button', { name: edit }).click();
    await expect(chat.field).toBeFocused();
    await expect(chat.field).toHaveValue('unsafe question');
  });
}

test('in Arabic the line runs from right to left, and fits', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await chat.open();
  await page.evaluate(() => {
    Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' });
  });
  await chat.field.fill('unsafe question');
  await chat.field.press('Enter');
  await expect(status()).toHaveAttribute('dir', 'rtl');
  const lefts = await status().evaluate((line) =>
    ['.icon', '.message', '.actions'].map(
      (part) => line.querySelector(part)?.getBoundingClientRect().right ?? 0,
    ),
  );
  const [icon = 0, message = 0, actions = 0] = lefts;
  expect(icon).toBeGreaterThan(message);
  const isWrapped = actions < message;
  expect(isWrapped || actions <= icon).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('Arabic words in an English page run from right to left all the same', async ({ page }) => {
  await chat.open({ properties: { locale: 'ar' } });
  await expect(status()).toHaveAttribute('dir', 'rtl');
  await expect(status()).toContainText('على هذا الجهاز');
  await page.evaluate(() => {
    document.querySelector('guarded-chat')?.setAttribute('locale', 'de');
  });
  await expect(status()).toContainText('auf diesem Gerät');
  await expect(status()).toHaveAttribute('dir', 'ltr');
});

test('each element follows the language of its own place, and its changes', async ({ page }) => {
  await chat.open();
  await page.evaluate(() => {
    const section = document.createElement('section');
    section.lang = 'fr';
    section.append(document.createElement('guarded-chat'));
    document.body.append(section);
  });
  const [first, second] = [chat.element.first(), chat.element.last()];
  await expect(second).toContainText('sur cet appareil');
  await expect(first).toContainText('on this device');
  await page.evaluate(() => {
    document.documentElement.lang = 'es';
    document.querySelector('section')?.removeAttribute('lang');
  });
  await expect(first).toContainText('en este dispositivo');
  await expect(second).toContainText('en este dispositivo');
});

test('what is set can be taken away again, as frameworks do it', async ({ page }) => {
  await chat.open({ properties: { locale: 'ar' } });
  await expect(status()).toHaveAttribute('lang', 'ar');
  await page.evaluate(() => {
    const none = ['locale', 'send', 'observe', 'conversation', 'texts', 'policy', 'taxonomy'];
    const element = document.querySelector('guarded-chat');
    Object.assign(element ?? {}, Object.fromEntries(none.map((name) => [name, undefined])));
  });
  await expect(status()).toHaveAttribute('lang', 'en');
  await page.evaluate(() => {
    const element = document.querySelector('guarded-chat');
    element?.setAttribute('locale', 'fr');
    element?.removeAttribute('locale');
  });
  await chat.field.fill('Good morning');
  await chat.field.press('Enter');
  await expect(chat.sent).toHaveText(['Good morning']);
});

test('a language that the element does not speak gets English, marked as such', async () => {
  await chat.open();
  await setLanguage('he');
  await expect(status()).toHaveAttribute('lang', 'en');
  await expect(status()).toHaveAttribute('dir', 'ltr');
});

test('the host’s own words come before all, in the page’s own direction', async () => {
  await chat.open({ properties: { texts: { idle: 'Wiadomości są sprawdzane.' } } });
  await setLanguage('pl');
  await expect(status()).toContainText('Wiadomości są sprawdzane.');
  await expect(status()).not.toHaveAttribute('lang');
});

test('why a text could not be checked is told in plain words', async ({ page }) => {
  await chat.open({ load: 'fail' });
  await setLanguage('de');
  await chat.field.fill('Good morning');
  await chat.field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('konnte nicht geprüft werden');
  await expect(chat.element).toContainText('Das Sicherheitsmodell war nicht erreichbar.');
});
