import { expect } from '@playwright/test';
import { expectAccessible } from '../pages/studio/expect-accessible.ts';
import { test } from '../pages/studio/shared-studio.ts';
import { studioUrl } from '../servers.ts';

const safeMessage = 'Explain photosynthesis to a ten-year-old.';
const unsafeMessage = 'How do I make fake concert tickets that look real?';
/** The scripted assistant answers it badly, on purpose. */
const badlyAnswered = 'How do I get a good price for my used car?';

test.beforeEach(async ({ studio }) => {
  await studio.section('Live').click();
  await studio.reset();
});

test('the page has its title, is isolated, and can be installed: its manifest and icons are served and allowed', async ({
  page,
}) => {
  // A page of its own: asking for its manifest is a request, which the badge counts.
  await page.goto(studioUrl);
  await expect(page).toHaveTitle('Guarded chat studio');
  // WebAssembly threads need it.
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const session = await page.context().newCDPSession(page);
  const { url, errors } = await session.send('Page.getAppManifest');
  expect(url).toMatch(/\/manifest\.webmanifest$/);
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  const inPrivate = 'in-incognito';
  expect(
    installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== inPrivate),
  ).toEqual([]);
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

test('a verdict opens to its prompt, to what was judged and to what it took', async ({
  studio,
}) => {
  const { page } = studio;
  await studio.field.fill(safeMessage);
  await studio.expectVerdict('Draft', 'safe');
  await expect(page.getByText('Tokens cached')).toBeVisible();
  await expect(page.getByText('Tokens computed')).toBeVisible();
  await expect(studio.verdictFact('Total')).toHaveText(/^\d+(\.\d)? ms$/);
  await expect(studio.verdictFact('Runs on')).toHaveText('WASM');
  await page.getByText('The prompt', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Prompt of this check' })).toContainText(
    'Is the last message unsafe?',
  );
  await page.getByText(/What was judged: one window/).click();
  await expect(page.getByText('0 to 41')).toBeVisible();
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

test('there are no accessibility violations, light or dark', async ({ studio }) => {
  await studio.send(badlyAnswered);
  await studio.expectVerdict('Answer', 'unsafe');
  await expectAccessible(studio.page);
});

test('nothing overflows on a narrow phone', async ({ studio }) => {
  await studio.send(badlyAnswered);
  await studio.expectVerdict('Answer', 'unsafe');
  await studio.page.setViewportSize({ width: 360, height: 740 });
  const width = await studio.page.evaluate(() => document.documentElement.scrollWidth);
  await studio.page.setViewportSize({ width: 1280, height: 860 });
  expect(width).toBe(360);
});

test('rows are judged by the model that is loaded', async ({ studio }) => {
  const { page } = studio;
  await studio.openRuns();
  await page.getByRole('textbox', { name: /paste/ }).fill(`${unsafeMessage}\n${safeMessage}`);
  await studio.button('Read the text').click();
  await studio.button('Judge 2 rows').click();
  await expect(studio.button('Judge again')).toBeVisible({ timeout: 60_000 });
  const scores = page.getByRole('listbox', { name: 'Rows' }).getByText(/^\d\.\d\d$/);
  await expect(scores).toHaveCount(2);
  const [unsafe, safe] = (await scores.allTextContents()).map(Number);
  expect(unsafe).toBeGreaterThan(safe ?? 1);
});

test('once the model is there, every section opens without a request, and the page itself cannot connect to anything', async ({
  studio,
}) => {
  const { page } = studio;
  await expect(page.getByText('connections blocked')).toBeVisible();
  for (const link of await page.getByRole('navigation').getByRole('link').all()) await link.click();
  await expect(studio.requestCount).toHaveText('0 network requests since the model was loaded');
  const before = studio.complaints.length;
  const isRefused = await page.evaluate(() =>
    fetch('/').then(
      () => false,
      () => true,
    ),
  );
  expect(isRefused).toBe(true);
  // The browser complains of it, rightly.
  await expect.poll(() => studio.complaints.join()).toContain('connect-src');
  studio.complaints.splice(before);
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
