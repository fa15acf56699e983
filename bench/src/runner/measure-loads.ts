import { setTimeout as sleep } from 'node:timers/promises';
import type { GuardSetup, LoadTimes } from '../page/guard-runs.ts';
import { textOfTokens } from './bench-texts.ts';
import type { BenchBrowser } from './open-browser.ts';
import { watchRenderers } from './renderer-memory.ts';
import type { Samples } from './samples.ts';

/** What loads are measured with. */
export interface LoadSetup {
  readonly browser: BenchBrowser;
  readonly guard: GuardSetup;
  readonly samples: Samples;
  readonly repetitions: number;
  readonly onProgress: (line: string) => void;
}

type LoadKind = 'cold' | 'warm';

/** The store is written in the background, and what the load no longer needs is freed a moment after it. */
const settleMs = 3000;
const bytesPerMb = 1024 * 1024;

/** How long each phase took: until the next began, the last until the load was over. */
function addPhases(samples: Samples, kind: LoadKind, { phases, totalMs }: LoadTimes): void {
  for (const [index, { phase, atMs }] of phases.entries()) {
    if (phase === 'ready') continue;
    samples.add(`${kind}.${phase}`, (phases[index + 1]?.atMs ?? totalMs) - atMs);
  }
}

async function measureLoad(setup: LoadSetup, kind: LoadKind): Promise<void> {
  const { browser, guard, samples } = setup;
  if (kind === 'cold') await browser.forget();
  const page = await browser.openPage();
  const readMemory = await watchRenderers();
  const load = await page.evaluate((given) => bench.openGuard(given), guard);
  const conversation = [{ role: 'user' as const, text: textOfTokens(32, 0) }];
  const first = await page.evaluate((given) => bench.check(given), conversation);
  samples.add(`${kind}.start`, load.totalMs + first.ms);
  addPhases(samples, kind, load);
  samples.add(`${kind}.first-check`, first.ms);
  await sleep(settleMs);
  const memory = await readMemory?.();
  if (!memory) return;
  samples.add(`${kind}.memory.peak`, memory.peakMb);
  samples.add(`${kind}.memory.resident`, memory.residentMb);
}

/** What the browser tells the page of its memory: it waits for a collection of garbage, up to a minute. */
async function measurePageMemory({ browser, guard, samples }: LoadSetup): Promise<void> {
  const page = await browser.openPage();
  await page.evaluate((given) => bench.openGuard(given), guard);
  const bytes = await page.evaluate(() => bench.measureMemory());
  if (bytes !== undefined) samples.add('page.memory', bytes / bytesPerMb);
}

/** Measures first visits and returns, up to the first verdict, and the memory of the page's process meanwhile. */
export async function measureLoads(setup: LoadSetup): Promise<void> {
  const { repetitions, onProgress } = setup;
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    await measureLoad(setup, 'cold');
    await measureLoad(setup, 'warm');
    onProgress(`start ${repetition + 1} of ${repetitions}`);
  }
  await measurePageMemory(setup);
}
