import type { CDPSession, Page } from '@playwright/test';
import { print } from '../../../scripts/print.mjs';
import { textOfTokens } from './bench-texts.ts';
import { type BenchBrowser, openBrowser } from './open-browser.ts';
import { watchRenderers } from './renderer-memory.ts';
import { serveBench } from './serve-bench.ts';
import { readSoakOptions, type SoakOptions, soakUsage } from './soak-options.ts';

/** What a page holds at one moment, in megabytes. */
interface MemoryFigure {
  readonly label: string;
  /** Of its process; undefined where the system does not tell. */
  readonly residentMb: number | undefined;
  /** Of scripts and WebAssembly, in the page and its workers, as the browser tells; undefined where it does not. */
  readonly pageMb: number | undefined;
}

const bytesPerMb = 1024 * 1024;
/** Points at which the memory is read while the checks run. */
const readings = 10;
/** Checks before the first reading that counts: the worker keeps what it computed last, up to 64 MiB. */
const warmUps = 80;
/** What memory may rise by and still be called flat, in megabytes: a collection of garbage that is still to come. */
const toleranceMb = 8;

/** Reads the memory of one page, after a collection of garbage. */
async function createMeter(browser: BenchBrowser): Promise<{
  readonly page: Page;
  readonly read: (label: string) => Promise<MemoryFigure>;
}> {
  const page = await browser.openPage();
  const readProcess = await watchRenderers();
  const devtools: CDPSession = await page.context().newCDPSession(page);
  return {
    page,
    async read(label) {
      await devtools.send('HeapProfiler.collectGarbage');
      const bytes = await page.evaluate(() => bench.measureMemory());
      const figure = {
        label,
        residentMb: (await readProcess?.())?.residentMb,
        pageMb: bytes === undefined ? undefined : bytes / bytesPerMb,
      };
      const show = (value: number | undefined) => value?.toFixed(1).padStart(7) ?? '      -';
      print(`${label.padEnd(22)} ${show(figure.pageMb)} ${show(figure.residentMb)}`);
      return figure;
    },
  };
}

function riseOf(before: MemoryFigure | undefined, after: MemoryFigure | undefined): number {
  const use = (figure: MemoryFigure | undefined) => figure?.pageMb ?? figure?.residentMb ?? 0;
  return use(after) - use(before);
}

/** Judges so many texts, short and long by turns, no two of them alike: none is answered from memory. */
async function check(page: Page, first: number, count: number): Promise<void> {
  const texts = Array.from({ length: count }, (_, index) => {
    const seed = first + index;
    return `${seed} ${textOfTokens(8 + (seed % 160), seed)}`;
  });
  await page.evaluate(async (given) => {
    for (const text of given) await bench.check([{ role: 'user', text }]);
  }, texts);
}

/** @returns By how much the memory rose once the caches were full, in megabytes. */
async function soakChecks(
  browser: BenchBrowser,
  { executionProvider, checks }: SoakOptions,
): Promise<number> {
  const { page, read } = await createMeter(browser);
  const setup = { modelUrl: '/models/guard/', executionProvider, isTimed: false };
  await page.evaluate((given) => bench.openGuard(given), setup);
  await read('loaded');
  await check(page, 0, warmUps);
  const warm = await read(`${warmUps} checks to warm up`);
  const each = Math.floor(checks / readings);
  let last = warm;
  for (let reading = 0; reading < readings; reading += 1) {
    await check(page, warmUps + reading * each, each);
    last = await read(`${(reading + 1) * each} checks`);
  }
  return riseOf(warm, last);
}

/** @returns By how much the memory after the last guard is above that after the first, in megabytes. */
async function soakGuards(
  browser: BenchBrowser,
  { executionProvider, guards }: SoakOptions,
): Promise<number> {
  const { page, read } = await createMeter(browser);
  const setup = { modelUrl: '/models/guard/', executionProvider, isTimed: false };
  await read('no guard yet');
  let first: MemoryFigure | undefined;
  let last: MemoryFigure | undefined;
  for (let count = 1; count <= guards; count += 1) {
    await page.evaluate(async (given) => {
      await bench.openGuard(given);
      await bench.check([{ role: 'user', text: 'Good morning' }]);
      bench.closeGuard();
    }, setup);
    if (count === 1 || count === guards || count % 10 === 0) {
      last = await read(`${count} guards`);
      first ??= last;
    }
  }
  return riseOf(first, last);
}

/**
 * Runs many checks in one page, and creates and destroys many guards in another; prints the memory meanwhile.
 * @param args - See `soakUsage`.
 * @returns The exit code: 0 when the memory stayed flat, 1 when it rose, 2 for a wrong argument.
 */
export async function runSoak(args: readonly string[]): Promise<number> {
  let options: SoakOptions;
  try {
    options = readSoakOptions(args);
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n\n${soakUsage}`);
    return 2;
  }
  const server = await serveBench(undefined);
  try {
    const browser = await openBrowser(server.url, options.executionProvider);
    try {
      print(`${browser.name}, ${options.executionProvider}; MB of the page, of its process`);
      const checks = await soakChecks(browser, options);
      const guards = await soakGuards(browser, options);
      print(`\nOver the checks, once warm: ${checks.toFixed(1)} MB`);
      print(`From the first guard to the last: ${guards.toFixed(1)} MB`);
      return Math.max(checks, guards) <= toleranceMb ? 0 : 1;
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
