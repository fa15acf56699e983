import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { builtUrl } from './servers.ts';

/** A page of `apps/examples`, or another that is a chat of the same kind. */
export interface Example {
  readonly name: string;
  /** Of the page, from the folder of all builds. */
  readonly path: string;
  /** Finds what a person writes in. Default: the text box named "Message". */
  readonly findField?: (page: Page) => Locator;
  /** Finds what a person sends by. Default: the button named "Send". */
  readonly findSendButton?: (page: Page) => Locator;
  /** Finds a text that was held. Default: it is still in the field. */
  readonly findHeld?: (page: Page, text: string) => Locator;
}

const fakeWorker = join(import.meta.dirname, 'pages/element/fake-guard-worker.js');

/** An example, as a person finds it. */
export class ExamplePage {
  readonly page: Page;
  readonly #example: Example;
  readonly field: Locator;
  readonly sendButton: Locator;
  /** What the chat sent, oldest first. */
  readonly sent: Locator;

  constructor(page: Page, example: Example) {
    this.page = page;
    this.#example = example;
    this.field =
      example.findField?.(page) ?? page.getByRole('textbox', { name: 'Message', exact: true });
    this.sendButton =
      example.findSendButton?.(page) ?? page.getByRole('button', { name: 'Send', exact: true });
    const messages = page.getByRole('list', { name: 'Messages' });
    this.sent = messages.locator('li:not([data-role="assistant"])');
  }

  /** Opens the page with a worker that judges by script: what begins with "unsafe" is. */
  async openScripted(): Promise<void> {
    const script = await readFile(fakeWorker, 'utf8');
    await this.page.route(/\/guard-worker(?:-[\w-]+)?\.js$/, (route) =>
      route.fulfill({
        body: `globalThis.scriptedLoad = 'at-once';\n${script}`,
        contentType: 'text/javascript',
        headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' },
      }),
    );
    await this.open();
  }

  /** Opens the page as it is, with its model. */
  async open(): Promise<void> {
    await this.page.goto(`${builtUrl}${this.#example.path}`);
    await expect(this.field).toBeVisible();
  }

  /** Expects a text to be where the person who wrote it can go on with it. */
  async expectHeld(text: string): Promise<void> {
    const { findHeld } = this.#example;
    if (findHeld) await expect(findHeld(this.page, text)).toBeVisible();
    else await expect.poll(() => readText(this.field)).toBe(text);
  }
}

/** The text of a field or an editor. */
function readText(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    element instanceof HTMLTextAreaElement ? element.value : (element as HTMLElement).innerText,
  );
}
