import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';

const pages = join(import.meta.dirname, 'pages/element');
const dropIn = join(import.meta.dirname, '../dist/drop-in');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** How the page is opened. */
export interface OpenOptions {
  /** A page of `pages/element`, with its query. */
  readonly path?: string;
  /** What the fake worker does at its load; `real` takes the worker and the model of the drop-in build. */
  readonly load?: 'at-once' | 'hold' | 'fail' | 'real';
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

  /** Serves the pages and the build under `/element/`, and opens one. */
  async open({
    path = 'form.html',
    load = 'at-once',
    properties = {},
  }: OpenOptions = {}): Promise<void> {
    await this.page.route('**/element/**', async (route) => {
      const name = new URL(route.request().url()).pathname.replace(/^.*?\/element\//, '');
      const isFake = name === 'guard/guard-worker.js' && load !== 'real';
      const file =
        name.startsWith('guard/') && !isFake ? join(dropIn, name.slice(6)) : join(pages, name);
      if (isFake) {
        const source = await readFile(join(pages, 'fake-guard-worker.js'), 'utf8');
        const body = `globalThis.scriptedLoad = ${JSON.stringify(load)};\n${source}`;
        await this.#fulfill(route, body, '.js');
        return;
      }
      const body = await readFile(file).catch(() => undefined);
      if (body === undefined) await route.fulfill({ status: 404, body: 'not found' });
      else await this.#fulfill(route, body, extname(file));
    });
    await this.page.addInitScript((given) => {
      document.addEventListener('readystatechange', () => {
        const element = document.querySelector('guarded-chat');
        if (element && document.readyState === 'interactive') Object.assign(element, given);
      });
    }, properties);
    await this.page.goto(`/element/${path}`);
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

  /** Messages that the host received, oldest first. */
  async messages(): Promise<readonly string[]> {
    return this.sent.allTextContents();
  }

  async #fulfill(
    route: Parameters<Parameters<Page['route']>[1]>[0],
    body: string | Buffer,
    extension: string,
  ): Promise<void> {
    const contentType = contentTypes[extension] ?? 'application/octet-stream';
    const headers = {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    };
    await route.fulfill({ body, contentType, headers });
  }
}
