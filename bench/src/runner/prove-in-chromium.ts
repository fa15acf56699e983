import type { Page } from '@playwright/test';
import type { GuardSetup } from '../page/guard-runs.ts';
import { textOfTokens } from './bench-texts.ts';
import { type BenchBrowser, openBrowser } from './open-browser.ts';
import { printFigure, printMegabytes, printSeconds, printVerdicts } from './print-figure.ts';
import type { ProveOptions } from './prove-options.ts';
import { watchRenderers } from './renderer-memory.ts';
import { serveBench } from './serve-bench.ts';

const textLength = 32;
const bytesPerMb = 1024 * 1024;
const setup = {
  modelUrl: '/models/guard/',
  executionProvider: 'wasm',
  isTimed: false,
  // A policy allows a check ten seconds, and a large model on a busy machine may take longer.
  deadlineMs: 600_000,
} as const;

type Setup = typeof setup & Pick<GuardSetup, 'unverified'>;

async function visit(browser: BenchBrowser, name: string, given: Setup): Promise<Page> {
  const page = await browser.openPage();
  const readMemory = await watchRenderers();
  const { totalMs, phases, model } = await page.evaluate((one) => bench.openGuard(one), given);
  printFigure(
    name,
    `${model.executionProvider} ${model.dtype}, ${(model.sizeBytes / 1e6).toFixed(1)} MB, self-test ${model.selfTest}`,
  );
  if (model.notice !== undefined) printFigure('licence', model.notice);
  for (const { phase, atMs } of phases) printSeconds(`  ${phase} after`, atMs);
  printSeconds('  in all', totalMs);
  printMegabytes("  page process's peak", (await readMemory?.())?.peakMb);
  return page;
}

/** A package without a manifest must not load unless that was said. @throws Error when it does. */
async function expectRefusal(browser: BenchBrowser): Promise<void> {
  const page = await browser.openPage();
  const refusal = await page.evaluate(
    (given) => bench.openGuard(given).then(() => undefined, String),
    setup,
  );
  if (refusal === undefined) throw new Error('it was loaded without --unverified');
  printFigure('without consent', refusal);
}

/** Stops the download of a first visit; what came of it stays. @throws Error when it was not stopped. */
async function cancelDownload(
  browser: BenchBrowser,
  given: Setup,
  cancelAt: number,
): Promise<void> {
  const page = await browser.openPage();
  const end = await page.evaluate((one) => bench.openGuard(one).then(() => undefined, String), {
    ...given,
    cancelAt,
  });
  if (end === undefined) throw new Error('--cancel: it was loaded before; take a smaller share');
  printFigure(`canceled at ${cancelAt}`, end);
}

async function measureChecks(page: Page, checks: number): Promise<void> {
  const times: number[] = [];
  const tests = new Set<string | undefined>();
  for (let index = 0; index < checks; index += 1) {
    const text = textOfTokens(textLength, index);
    const check = (given: string) => bench.check([{ role: 'user', text: given }]);
    const { ms, selfTest } = await page.evaluate(check, text);
    times.push(ms);
    tests.add(selfTest);
  }
  printVerdicts(textLength, times);
  printFigure('  which say of themselves', [...tests].join(', '));
  const held = await page.evaluate(() => bench.measureMemory());
  printMegabytes('page and worker hold', held && held / bytesPerMb);
}

/**
 * Serves a package to Chromium, which loads it on WebAssembly, over the network on the first visit and from its storage
 * on the next; prints the figures.
 * @throws Error when the load fails, as it does when the self-test fails.
 */
export async function proveInChromium(options: ProveOptions): Promise<void> {
  const { package: folder, checks, cancelAt, unverified: protocol } = options;
  const given: Setup = { ...setup, ...(protocol && { unverified: { protocol, dtype: 'q4' } }) };
  const server = await serveBench(undefined, folder);
  try {
    const browser = await openBrowser(server.url, 'wasm');
    try {
      if (protocol) await expectRefusal(browser);
      if (cancelAt !== undefined) await cancelDownload(browser, given, cancelAt);
      const page = await visit(browser, `${browser.name}, first visit`, given);
      for (const range of server.ranges) printFigure('  went on with', range);
      printFigure('threads', String(await page.evaluate(() => bench.threads)));
      await measureChecks(page, checks);
      await visit(browser, 'next visit', given);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
