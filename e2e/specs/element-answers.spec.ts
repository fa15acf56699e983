import { expect, test } from '@playwright/test';
import { ElementPage } from '../element-page.ts';

const sentence = 'Beans like the warm soil of May. ';
let chat: ElementPage;

test.beforeEach(async ({ page }) => {
  chat = new ElementPage(page);
  await chat.open();
  await page.evaluate(() => {
    const line = document.createElement('p');
    line.id = 'answer';
    document.querySelector('main')?.append(line);
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    for (const name of ['guard-verdict', 'guard-block']) {
      document.addEventListener(name, () => seen.push(name));
    }
  });
});

/** A host that shows what the element releases of an answer, until it may show no more. */
async function streamAnswer(pieces: readonly string[]): Promise<void> {
  await chat.page.evaluate((given) => {
    type StreamEvent =
      | { readonly kind: 'release'; readonly text: string }
      | { readonly kind: 'verdict'; readonly verdict: { readonly action: string } };
    const element = document.querySelector('guarded-chat') as HTMLElement & {
      conversation: unknown;
      guardStream: (source: ReadableStream<string>) => AsyncIterable<StreamEvent>;
    };
    element.conversation = [{ role: 'user', text: 'When do I plant beans?' }];
    const source = new ReadableStream<string>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        const piece = given.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
    });
    const show = async () => {
      for await (const event of element.guardStream(source)) {
        const shown = document.querySelector('#answer');
        if (event.kind === 'release') shown?.append(event.text);
        else if (event.verdict.action === 'block') shown?.replaceChildren('An answer is missing.');
      }
    };
    void show();
  }, pieces.slice());
}

async function eventsSeen(): Promise<readonly string[]> {
  return chat.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
}

test('an answer is shown sentence by sentence, and says so while it is checked', async ({
  page,
}) => {
  await streamAnswer(sentence.repeat(6).split(/(?<= )/));
  await expect(chat.element).toContainText('Checking the answer');
  await expect(page.locator('#answer')).toContainText(sentence.trim());
  await expect(chat.element).toContainText('Answer checked');
  await expect(page.locator('#answer')).toHaveText(sentence.repeat(6).trim());
  expect(await eventsSeen()).toEqual(['guard-verdict']);
});

test('an answer that turns unsafe stops there, is replaced, and says why; what was asked stays', async ({
  page,
}) => {
  await chat.field.fill('And the peas?');
  await streamAnswer([sentence, 'UNSAFE ', ...sentence.repeat(6).split(/(?<= )/)]);
  await expect(chat.element).toContainText('The answer is held back: it looks like');
  await expect(page.locator('#answer')).toHaveText('An answer is missing.');
  await expect(chat.field).toHaveValue('And the peas?');
  const asked = await chat.element.evaluate(
    (element) => (element as HTMLElement & { conversation: unknown }).conversation,
  );
  expect(asked).toEqual([{ role: 'user', text: 'When do I plant beans?' }]);
  expect(await eventsSeen()).toEqual(['guard-verdict', 'guard-block']);
});
