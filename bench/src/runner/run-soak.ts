import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { print } from '../../../scripts/print.mjs';
import type { GpuBufferCount } from '../gpu-buffer-count.ts';
import { textOfTokens } from './bench-texts.ts';
import type { GuardSetup } from '../page/guard-runs.ts';
import { readBrowserMemory } from './browser-memory.ts';
import { type BenchBrowser, openBrowser } from './open-browser.ts';
import { watchRenderers } from './renderer-memory.ts';
import { serveBench } from './serve-bench.ts';
import { readSoakOptions, type SoakOptions, soakUsage } from './soak-options.ts';
import { formatFigure, formatSoak, isFlat, type MemoryFigure } from './soak-report.ts';

declare const gpuBufferBytes: GpuBufferCount['gpuBufferBytes'];

const bytesPerMb = 1024 * 1024;
/** Points at which the memory is read while the checks run. */
const readings = 10;
/** Texts have 8 tokens and more, each one more than the last, up to as many more: then they are short again. */
const lengths = { wasm: 100, webgpu: 20 };
/** Rounds of every length after which what still rises is taken for what is measured. */
const mostWarmUpRounds = 10;
/** A policy allows a check ten seconds, and an emulated GPU on a busy machine may take longer. */
const deadlineMs = 600_000;

/** A call of `bench.openGuard`, as every guard here is opened. */
function setupOf(executionProvider: SoakOptions['executionProvider']): GuardSetup {
  const isCounted = executionProvider === 'webgpu';
  return { modelUrl: '/models/guard/', executionProvider, isTimed: false, isCounted, deadlineMs };
}

/** Megabytes of the GPU buffers in the page's workers. */
async function readGpuBuffers(page: Page): Promise<number> {
  const each = await Promise.all(
    page.workers().map((worker) => worker.evaluate(() => gpuBufferBytes())),
  );
  return each.reduce((sum, bytes) => sum + bytes, 0) / bytesPerMb;
}

/** Reads the memory of one page, after a collection of garbage. */
async function createMeter(
  browser: BenchBrowser,
  executionProvider: SoakOptions['executionProvider'],
): Promise<{
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
      const processes = await readBrowserMemory();
      const figure = {
        label,
        pageMb: bytes === undefined ? undefined : bytes / bytesPerMb,
        residentMb: (await readProcess?.())?.residentMb,
        gpuBuffersMb: executionProvider === 'webgpu' ? await readGpuBuffers(page) : undefined,
        gpuProcessMb: processes?.gpuProcessMb,
        browserMb: processes?.browserMb,
      };
      print(formatFigure(figure));
      return figure;
    },
  };
}

/** Judges so many texts, short and long by turns, no two of them alike: none is answered from memory. */
async function check(
  page: Page,
  { first, count, most }: { readonly first: number; readonly count: number; readonly most: number },
): Promise<void> {
  const texts = Array.from({ length: count }, (_, index) => {
    const seed = first + index;
    return `${seed} ${textOfTokens(8 + (seed % most), seed)}`;
  });
  await page.evaluate(async (given) => {
    for (const text of given) await bench.check([{ role: 'user', text }]);
  }, texts);
}

/**
 * Checks before the first reading that counts: the worker keeps what it judged last, up to a bound. Every length comes
 * up once; on WebGPU it goes on until the GPU buffers rise no more.
 * @returns How many checks it took.
 */
async function warmUp(
  page: Page,
  executionProvider: SoakOptions['executionProvider'],
): Promise<number> {
  const most = lengths[executionProvider];
  let held = 0;
  for (let round = 0; round < mostWarmUpRounds; round += 1) {
    await check(page, { first: round * most, count: most, most });
    if (executionProvider === 'wasm') return most;
    const holds = await readGpuBuffers(page);
    if (holds - held < 1) return (round + 1) * most;
    held = holds;
  }
  return mostWarmUpRounds * most;
}

async function soakChecks(
  browser: BenchBrowser,
  { executionProvider, checks }: SoakOptions,
): Promise<MemoryFigure[]> {
  const { page, read } = await createMeter(browser, executionProvider);
  await page.evaluate((given) => bench.openGuard(given), setupOf(executionProvider));
  const most = lengths[executionProvider];
  const warmUps = await warmUp(page, executionProvider);
  const figures = [await read(`${warmUps} checks to warm up`)];
  const each = Math.floor(checks / readings);
  for (let reading = 0; reading < readings; reading += 1) {
    await check(page, { first: warmUps + reading * each, count: each, most });
    figures.push(await read(`${(reading + 1) * each} checks`));
  }
  return figures;
}

async function soakGuards(
  browser: BenchBrowser,
  { executionProvider, guards }: SoakOptions,
): Promise<MemoryFigure[]> {
  const { page, read } = await createMeter(browser, executionProvider);
  const figures = [await read('no guard yet')];
  for (let count = 1; count <= guards; count += 1) {
    await page.evaluate(async (given) => {
      await bench.openGuard(given);
      await bench.check([{ role: 'user', text: 'Good morning' }]);
      bench.closeGuard();
    }, setupOf(executionProvider));
    if (count === 1 || count === guards || count % 10 === 0) {
      figures.push(await read(`${count} created and destroyed`));
    }
  }
  return figures;
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
  // npm runs the script in another folder than the one it is called from.
  const folder = process.env['INIT_CWD'] ?? process.cwd();
  const server = await serveBench(undefined, options.package && resolve(folder, options.package));
  try {
    const browser = await openBrowser(server.url, options.executionProvider);
    try {
      const checks = await soakChecks(browser, options);
      const guards = options.guards > 0 ? await soakGuards(browser, options) : [];
      const report = {
        date: new Date().toISOString().slice(0, 10),
        browser: browser.name,
        platform: `${process.platform} ${process.arch}`,
        cores: availableParallelism(),
        options,
        checks,
        guards,
      };
      print(`\n${formatSoak(report)}`);
      return isFlat(report) ? 0 : 1;
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
