import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { BrowserContext, Route } from '@playwright/test';
import { dropInUrl } from '../servers.ts';

const elementPages = join(import.meta.dirname, '../pages/element');
const drillPages = join(import.meta.dirname, '../pages/drills');
const tinyModel = join(import.meta.dirname, '../../packages/engine/src/fixtures/tiny-llama-guard');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** What happens to a request for a file of the model. */
export type FileFault = (route: Route, data: Buffer) => Promise<void>;

/** Which worker a site serves, with which model, and what is wrong with them. */
export interface SiteOptions {
  /** `fake` does what the text says; `tiny` and `pocket-guard` are the real worker with that model. */
  readonly model: 'fake' | 'tiny' | 'pocket-guard';
  /** What the fake worker does at its load. Default: `at-once`. */
  readonly load?: 'at-once' | 'hold' | 'fail';
  /** JavaScript that runs in a worker before its own script; told how many workers there were before. */
  readonly fault?: (worker: number) => string;
  /** Headers of pages and workers. Default: those of a page that is cross-origin isolated. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers of the worker's script, where they differ. */
  readonly workerHeaders?: Readonly<Record<string, string>>;
}

const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** The drop-in build with chat pages beside it, in all tabs of a context; its files can be made to fail. */
export class DrillSite {
  /** By name of a file of the model, or `*` for any other: what happens to requests for it. */
  readonly faults = new Map<string, FileFault>();
  /** Names of the model's files that were asked for, in order. */
  readonly requested: string[] = [];
  readonly #options: SiteOptions;
  #workers = 0;

  private constructor(options: SiteOptions) {
    this.#options = options;
  }

  /** Serves the site to all tabs of the context. */
  static async serve(context: BrowserContext, options: SiteOptions): Promise<DrillSite> {
    const site = new DrillSite(options);
    await context.route(`${dropInUrl}**`, (route) => site.#answer(route));
    return site;
  }

  /** How many workers were started: each asks for its script. */
  get workersStarted(): number {
    return this.#workers;
  }

  /** Ends all faults. */
  repair(): void {
    this.faults.clear();
  }

  async #answer(route: Route): Promise<void> {
    const path = new URL(route.request().url()).pathname.slice(1);
    const { headers = isolated } = this.#options;
    const page = [elementPages, drillPages].map((folder) => join(folder, path)).find(existsSync);
    if (path === 'guard-worker.js') await route.fulfill(await this.#worker(route));
    else if (path.startsWith('models/')) await this.#modelFile(route, path.split('/').at(-1) ?? '');
    else if (path !== '' && page !== undefined) {
      await route.fulfill({
        body: await readFile(page, 'utf8'),
        contentType: contentTypes[extname(page)] ?? 'text/plain',
        headers,
      });
    } else await route.continue();
  }

  async #worker(route: Route) {
    const { model, load = 'at-once', fault, workerHeaders, headers = isolated } = this.#options;
    const own =
      model === 'fake'
        ? await readFile(join(elementPages, 'fake-guard-worker.js'), 'utf8')
        : await (await route.fetch()).text();
    const witness = await readFile(join(drillPages, 'worker-witness.js'), 'utf8');
    const begin = `globalThis.scriptedLoad = ${JSON.stringify(load)};`;
    const body = [witness, begin, fault?.(this.#workers) ?? '', own].join('\n');
    this.#workers += 1;
    return { body, contentType: 'text/javascript', headers: workerHeaders ?? headers };
  }

  async #modelFile(route: Route, name: string): Promise<void> {
    this.requested.push(name);
    const fault = this.faults.get(name) ?? this.faults.get('*');
    if (this.#options.model !== 'tiny' && fault === undefined) return route.continue();
    const path = join(tinyModel, name);
    if (!existsSync(path)) return route.fulfill({ status: 404 });
    const data = await readFile(path);
    if (fault) return fault(route, data);
    await route.fulfill({ body: data });
  }
}
