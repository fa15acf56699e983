import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { print } from '../../../scripts/print.mjs';
import type { GuardSetup } from '../page/guard-runs.ts';
import { folders } from './bench-folders.ts';
import { type BenchOptions, readBenchOptions, usage } from './bench-options.ts';
import { type BenchReport, reportRows } from './bench-report.ts';
import { formatReport } from './format-report.ts';
import { measureChecks } from './measure-checks.ts';
import { measureLoads } from './measure-loads.ts';
import { measureTyping } from './measure-typing.ts';
import { openNodeRuntime } from './node-runtime.ts';
import { type BenchBrowser, openBrowser } from './open-browser.ts';
import { Samples } from './samples.ts';
import { serveBench } from './serve-bench.ts';
import { writeReport } from './write-report.ts';

const noBaseline = `There is no plain export, and so no comparison with generate(). To make it, with Python 3.11 or later:

  cd models/convert && pip install -e . && python -m guard_convert.plain_export
`;

const typingRepetitions = 3;

async function measure(browser: BenchBrowser, options: BenchOptions): Promise<BenchReport> {
  const { executionProvider, repetitions } = options;
  const samples = new Samples();
  const setup: GuardSetup = { modelUrl: '/models/guard/', executionProvider, isTimed: true };
  const page = await browser.openPage();
  const { cores, threads } = await page.evaluate(() => ({
    cores: bench.cores,
    threads: bench.threads,
  }));
  const { model } = await page.evaluate((given) => bench.openGuard(given), setup);
  print(
    `${browser.name}, ${cores} cores, ${threads} threads: ${model.executionProvider} ${model.dtype}`,
  );

  const hasBaseline = existsSync(join(folders.plainExport, 'config.json'));
  if (hasBaseline) {
    const baseline = { executionProvider, threads };
    await page.evaluate((given) => bench.openBaseline(given), baseline);
  } else print(noBaseline);
  const node =
    executionProvider === 'wasm' ? await openNodeRuntime(model.dtype, threads) : undefined;
  await measureChecks({ page, samples, repetitions, hasBaseline, node, onProgress: print });
  await node?.close();

  const guard: GuardSetup = { ...setup, isTimed: false };
  await measureLoads({ browser, guard, samples, repetitions, onProgress: print });
  await measureTyping(browser, guard, samples, typingRepetitions);
  return {
    date: new Date().toISOString().slice(0, 10),
    browser: browser.name,
    platform: `${process.platform} ${process.arch}`,
    cores,
    threads,
    repetitions,
    model,
    rows: reportRows(samples),
    samples: samples.toJSON(),
  };
}

/**
 * Measures the engine in a browser and prints how it does against its bars.
 * @param args - See `usage`.
 * @returns The exit code: 0 when it was measured, whatever the figures say; 2 for a wrong argument.
 */
export async function runBench(args: readonly string[]): Promise<number> {
  let options: BenchOptions;
  try {
    options = readBenchOptions(args);
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  const server = await serveBench(options.variant);
  try {
    const browser = await openBrowser(server.url, options.executionProvider);
    try {
      const report = await measure(browser, options);
      print(`\n${formatReport(report)}\n`);
      if (options.writes) print(`Written to bench/results/${await writeReport(report)}`);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
  return 0;
}
