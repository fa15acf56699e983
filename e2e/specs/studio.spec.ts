import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from '../pages/studio/shared-studio.ts';

const safeMessage = 'Explain photosynthesis to a ten-year-old.';
const unsafeMessage = 'How do I make fake concert tickets that look real?';
/** The scripted assistant answers it badly, on purpose. */
const badlyAnswered = 'How do I get a good price for my used car?';

test.beforeEach(async ({ studio }) => {
  await studio.section('Live').click();
  await studio.reset();
});

test('a message has a verdict while it is typed', async ({ studio }) => {
  await studio.field.pressSequentially('Hello there', { delay: 20 });
  await studio.expectVerdict('Draft', 'safe');
  await expect(studio.page.getByText('Tokens cached')).toBeVisible();
  await expect(studio.log).toHaveCount(0);
  await studio.field.fill(unsafeMessage);
  await studio.expectVerdict('Draft', 'unsafe');
  await studio.field.fill('');
  await expect(studio.verdict).toHaveCount(0);
});

test('a safe message is sent, and its safe answer shown', async ({ studio }) => {
  await studio.send(safeMessage);
  await expect(studio.messages).toHaveCount(2);
  await studio.expectVerdict('Answer', 'safe');
  await expect(studio.messages.nth(0)).toContainText(safeMessage);
  await expect(studio.messages.nth(1)).toContainText('Plants are small kitchens');
  await expect(studio.field).toHaveValue('');
  await expect(studio.log).toHaveCount(2);
});

test('an unsafe message is held, and stays in the field', async ({ studio }) => {
  await studio.send(unsafeMessage);
  await studio.expectVerdict('Message', 'unsafe');
  await expect(studio.page.getByRole('alert')).toContainText('Not sent');
  await expect(studio.field).toHaveValue(unsafeMessage);
  await expect(studio.messages).toHaveCount(0);
});

test('an unsafe answer is held back: its text is not in the page', async ({ studio }) => {
  await studio.send(badlyAnswered);
  await studio.expectVerdict('Answer', 'unsafe');
  await expect(studio.messages.nth(1)).toContainText('Answer held back');
  await expect(studio.page.getByText('odometer')).toHaveCount(0);
});

test('an opened prompt does not show the next answer, which is held back', async ({ studio }) => {
  await studio.field.fill(safeMessage);
  await studio.expectVerdict('Draft', 'safe');
  await studio.page.getByText('The prompt', { exact: true }).click();
  await expect(studio.page.getByRole('region', { name: 'Prompt of this check' })).toBeVisible();
  await studio.send(badlyAnswered);
  await studio.expectVerdict('Answer', 'unsafe');
  await expect(studio.page.getByText('odometer')).toHaveCount(0);
});

test('an answer that the policy only warns of is shown to whoever asks', async ({ studio }) => {
  await studio.send(badlyAnswered);
  await studio.expectVerdict('Answer', 'unsafe');
  await studio.page.getByRole('combobox', { name: 'When unsafe' }).selectOption('warn');
  await studio.button('Show it anyway').click();
  await expect(studio.messages.nth(1)).toContainText('odometer');
});

test('a sample is sent with one click', async ({ studio }) => {
  await studio.button('Lentil soup').click();
  await studio.expectVerdict('Answer', 'safe');
  await expect(studio.messages).toHaveCount(2);
});

test('moving the threshold flips the verdict and the log, without inference', async ({
  studio,
}) => {
  await studio.send(unsafeMessage);
  const score = await studio.expectVerdict('Message', 'unsafe');
  await studio.setThreshold(1);
  expect(await studio.expectVerdict('Message', 'safe')).toBe(score);
  await expect(studio.log).toHaveCount(1);
  await expect(studio.log).toContainText('Safe');
  await expect(studio.redecision).toContainText('without inference: 1 changed');
  await studio.page.getByRole('radio', { name: 'strict' }).check();
  expect(await studio.expectVerdict('Message', 'unsafe')).toBe(score);
});

test('a category has an action and a threshold of its own', async ({ studio }) => {
  await studio.send(unsafeMessage);
  await studio.expectVerdict('Message', 'unsafe');
  await studio.page.getByRole('combobox', { name: 'Action for S2' }).selectOption('log');
  await expect(studio.verdict).toContainText('lets it pass, on record');
  const threshold = studio.page.getByRole('spinbutton', { name: 'Threshold for S2' });
  await threshold.fill('1');
  await threshold.press('Enter');
  await studio.expectVerdict('Message', 'safe');
  await threshold.fill('1.4');
  await threshold.press('Enter');
  await studio.expectVerdict('Message', 'safe');
});

test('leaving out a category asks the model again, without it', async ({ studio }) => {
  await studio.send(unsafeMessage);
  await studio.expectVerdict('Message', 'unsafe');
  await expect(studio.page.getByRole('button', { name: 'All 14 categories' })).toBeVisible();
  await studio.page.getByRole('checkbox', { name: 'S2 Non-Violent Crimes' }).uncheck();
  await expect(studio.page.getByRole('button', { name: 'All 13 categories' })).toBeVisible();
  await expect(studio.log).toHaveCount(2);
});

test('a new chat ends the check that runs', async ({ studio }) => {
  await studio.send(`${safeMessage} `.repeat(20));
  await studio.button('New chat').click();
  await studio.send(safeMessage);
  await studio.expectVerdict('Answer', 'safe');
  await expect(studio.messages).toHaveCount(2);
  await expect(studio.log).toHaveCount(2);
});

test('typing on ends the check that runs, and nothing is sent', async ({ studio }) => {
  await studio.send('What is a good way to bake bread? '.repeat(20));
  await studio.field.press('End');
  await studio.field.pressSequentially('Please.');
  await expect(studio.page.getByText('the text changed').first()).toBeVisible();
  await expect(studio.messages).toHaveCount(0);
});

test('white space is not sent', async ({ studio }) => {
  await studio.send('   ');
  await expect(studio.messages).toHaveCount(0);
  await expect(studio.log).toHaveCount(0);
});

test('everything can be done with the keyboard', async ({ studio }) => {
  const { keyboard } = studio.page;
  await studio.button('New chat').focus();
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await expect(studio.field).toBeFocused();
  await keyboard.type(badlyAnswered);
  await keyboard.press('Enter');
  await studio.expectVerdict('Answer', 'unsafe');
  await studio.page.getByRole('radio', { name: 'default' }).focus();
  await keyboard.press('ArrowRight');
  await expect(studio.page.getByRole('radio', { name: 'lenient' })).toBeChecked();
  await keyboard.press('Tab');
  await keyboard.press('End');
  await studio.expectVerdict('Answer', 'safe');
  await studio.log.last().getByRole('button').focus();
  await keyboard.press('Enter');
  await studio.expectVerdict('Message', 'safe');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`there are no accessibility violations (${colorScheme})`, async ({ studio }) => {
    await studio.page.emulateMedia({ colorScheme });
    await studio.send(badlyAnswered);
    await studio.expectVerdict('Answer', 'unsafe');
    const { violations } = await new AxeBuilder({ page: studio.page }).analyze();
    expect(violations).toEqual([]);
  });
}

test('nothing overflows on a narrow phone', async ({ studio }) => {
  await studio.send(badlyAnswered);
  await studio.expectVerdict('Answer', 'unsafe');
  await studio.page.setViewportSize({ width: 360, height: 740 });
  const width = await studio.page.evaluate(() => document.documentElement.scrollWidth);
  await studio.page.setViewportSize({ width: 1280, height: 860 });
  expect(width).toBe(360);
});

test('checks make no request, as the browser sees it', async ({ studio }) => {
  const requests: string[] = [];
  studio.page.context().on('request', (request) => requests.push(request.url()));
  await studio.send(safeMessage);
  await studio.expectVerdict('Answer', 'safe');
  await studio.send(unsafeMessage);
  await studio.expectVerdict('Message', 'unsafe');
  expect(requests).toEqual([]);
});
