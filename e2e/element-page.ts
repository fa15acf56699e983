import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Locator, Page, Route } from '@playwright/test';
import { dropInUrl } from './servers.ts';

const pages = join(import.meta.dirname, 'pages/element');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** How the page is opened. */
export interface OpenOptions {
  /** A page of `pages/element`, with its query. */
  readonly path?: string;
  /** What the fake worker does at its load; `real` takes the worker and the model of the drop-in build. */
  readonly load?: 'at-once' | 'hold' | 'fail' | 'llama' | 'real';
  /** Properties that the element gets before it is connected. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** A chat page that has the drop-in build beside it, and the element's parts as a person finds them. */
export class ElementPage {
  readonly page: Page;
  readonly element: Locator;
  readonly field: Locator;
  readonly sent: Locator;

  constructor(page: Page) {
    this.page = page;
    this.element = page.locator('guarded-chat');
    this.field = page.getByRole('textbox', { name: 'Message' });
    this.sent = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  }

  /** Serves the pages of `pages/element` beside the drop-in build, and opens one. */
  async open({
    path = 'form.html',
    load = 'at-once',
    properties = {},
  }: OpenOptions = {}): Promise<void> {
    const names = ['form.html', 'loose.html', 'editor.html', 'host.js', 'chat.css'];
    await this.page.route(
      ({ href, pathname }) => href.startsWith(dropInUrl) && names.includes(pathname.slice(1)),
      (route) => fulfill(route, new URL(route.request().url()).pathname.slice(1)),
    );
    if (load !== 'real') {
      const prologue = `globalThis.scriptedLoad = ${JSON.stringify(load)};\n`;
      await this.page.route(`${dropInUrl}guard-worker.js`, (route) =>
        fulfill(route, 'fake-guard-worker.js', prologue),
      );
    }
    await this.page.addInitScript((given) => {
      document.addEventListener('readystatechange', () => {
        const element = document.querySelector('guarded-chat');
        if (element && document.readyState === 'interactive') Object.assign(element, given);
      });
    }, properties);
    await this.page.goto(`${dropInUrl}${path}`);
    await this.page.waitForFunction(() => customElements.get('guarded-chat') !== undefined);
  }

  /** Waits for the element's state. */
  async expectState(state: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) =>
        (document.querySelector('guarded-chat') as HTMLElement & { state: string }).state ===
        wanted,
      state,
      { timeout: 30_000 },
    );
  }

  /** Lets the fake worker go on, at a load or a message that it holds. */
  async release(): Promise<void> {
    await this.page.evaluate(() => new BroadcastChannel('fake-guard').postMessage('go on'));
  }

  /** Messages that the host received, oldest first. */
  async messages(): Promise<readonly string[]> {
    return this.sent.allTextContents();
  }
}

/** Answers with a file of `pages/element`, in a page that may use WebAssembly threads. */
async function fulfill(route: Route, name: string, prologue = ''): Promise<void> {
  await route.fulfill({
    body: prologue + (await readFile(join(pages, name), 'utf8')),
    contentType: contentTypes[extname(name)] ?? 'text/plain',
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  });
}
