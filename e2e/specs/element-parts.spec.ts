import { expect, type Page, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';
import { dropInUrl } from '../servers.ts';

/** Scripts that the element fetches where they are needed. */
const streamPart = `${dropInUrl}guarded-chat-release-judged.js`;
const modelPart = `${dropInUrl}guarded-chat-read-model-request.js`;
const observerPart = `${dropInUrl}guarded-chat-observe-answers.js`;

let chat: ElementPage;

test.beforeEach(async ({ page }) => {
  chat = new ElementPage(page);
  await page.addInitScript(() => {
    const errors: string[] = [];
    Object.assign(globalThis, { errors });
    document.addEventListener('guard-error', (event) => {
      const { error } = (event as CustomEvent<{ error: Error & { kind?: string } }>).detail;
      errors.push(`${error.name} ${error.kind}`);
    });
  });
});

async function expectErrors(errors: readonly string[]): Promise<void> {
  await expect
    .poll(() => chat.page.evaluate(() => (globalThis as unknown as { errors: string[] }).errors))
    .toEqual(errors);
}

/** Lets the script fail until the returned function is called. */
async function block(page: Page, url: string): Promise<() => Promise<void>> {
  await page.route(url, (route) => route.abort());
  return () => page.unroute(url);
}

async function send(text: string): Promise<void> {
  await chat.field.fill(text);
  await chat.field.press('Enter');
}

test('without the code that guards streams an answer is held whole, and without that for models of the hub all messages', async ({
  page,
}) => {
  await block(page, streamPart);
  await block(page, modelPart);
  await chat.open();
  const events = await page.evaluate(async () => {
    const element = document.querySelector('guarded-chat') as HTMLElement & {
      conversation: unknown;
      guardStream: (source: ReadableStream<string>) => AsyncIterable<unknown>;
    };
    element.conversation = [{ role: 'user', text: 'When do I plant beans?' }];
    const source = new ReadableStream<string>({
      start: (controller) => controller.enqueue('In May. '),
    });
    const seen: unknown[] = [];
    for await (const event of element.guardStream(source)) seen.push(event);
    return seen;
  });
  expect(events).toMatchObject([
    { kind: 'verdict', verdict: { status: 'unchecked', action: 'block' } },
  ]);
  await expect(chat.element).toContainText('The answer could not be checked.');
  await expectErrors([]);
  await page.evaluate(() => {
    const model = `someone/guard@${'0'.repeat(40)}`;
    Object.assign(document.querySelector('guarded-chat') ?? {}, { model });
  });
  await expectErrors(['GuardError model-fetch-failed']);
  await send('Good morning');
  await expect(chat.element).toContainText('Not sent: your message could not be checked.');
  await expect(chat.sent).toHaveCount(0);
  await expect(chat.field).toHaveValue('Good morning');
});

test('where answers are to be observed and cannot be, nothing is sent that they could answer', async ({
  page,
}) => {
  await block(page, observerPart);
  await chat.open({ properties: { observe: '#log > .answer' } });
  await expectErrors(['GuardError model-fetch-failed']);
  await send('Good morning');
  await chat.expectState('unchecked');
  await expect(chat.sent).toHaveCount(0);
  await page.evaluate(() =>
    Object.assign(document.querySelector('guarded-chat') ?? {}, { observe: '' }),
  );
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(chat.sent).toHaveText(['Good morning']);
});

test('a retry fetches the code of the observer again', async ({ page }) => {
  const unblock = await block(page, observerPart);
  await chat.open({ properties: { observe: '#log > .answer' } });
  await send('Good morning');
  await chat.expectState('unchecked');
  await unblock();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(chat.sent).toHaveText(['Good morning']);
});
