import { availableParallelism } from 'node:os';
import process from 'node:process';
import { assessConversation, PrefixCache, selfTest } from '@guarded-chat/engine';
import { openGuardModel, readModelPackage } from '@guarded-chat/evaluate/node';
import { textOfTokens } from './bench-texts.ts';
import { printFigure, printMegabytes, printSeconds, printVerdicts } from './print-figure.ts';
import type { ProveOptions } from './prove-options.ts';

const textLength = 32;

/** The most memory that this process has had, in megabytes. */
function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** Milliseconds that all threads of this process have computed: other work on the machine does not count. */
function computedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Opens a package in Node's ONNX Runtime, on as many threads as there are cores, and prints the figures.
 * @throws EngineError `self-test-failed`; what opening and judging throw.
 */
export async function proveInNode({ package: folder, checks }: ProveOptions): Promise<void> {
  const opened = readModelPackage(folder);
  const { selfTest: goldens, variants, files } = opened.manifest;
  const threads = availableParallelism();
  const sizeBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const { attribution, notice } = opened.manifest.licence;
  if (attribution !== undefined) printFigure('licence', `${attribution}. ${notice}`);
  printFigure('onnxruntime-node', `${opened.dtype}, ${threads} threads`);
  printFigure('package', `${(sizeBytes / 1e6).toFixed(1)} MB`);
  printMegabytes('process before', peakMb());
  let [began, computed] = [performance.now(), computedMs()];
  const lap = (name: string) => {
    printSeconds(name, performance.now() - began);
    printSeconds('  of all threads', computedMs() - computed);
    [began, computed] = [performance.now(), computedMs()];
  };
  const model = await openGuardModel(opened, threads);
  lap('load');
  const prefixes = new PrefixCache(model);
  const { tolerance = 0 } = variants.find(({ dtype }) => dtype === opened.dtype) ?? {};
  const tested = await selfTest(model, prefixes, goldens, tolerance, new AbortController().signal);
  printFigure('self-test', `${tested}, within ${tolerance}`);
  lap('  took');
  const times: number[] = [];
  for (let index = 0; index < checks; index += 1) {
    const text = textOfTokens(textLength, index);
    const start = performance.now();
    await assessConversation(
      { task: 'prompt-classification', conversation: [{ role: 'user', text }] },
      { model, prefixes },
    );
    times.push(performance.now() - start);
  }
  printVerdicts(textLength, times);
  printSeconds('  each, of all threads', (computedMs() - computed) / checks);
  printMegabytes("the process's peak", peakMb());
  await model.dispose();
}
