import { expect, type Route } from '@playwright/test';
import { drillSequence, permissive } from './drill.ts';
import type { DrillId } from './drill-rows.ts';
import type { FileFault } from './drill-site.ts';

const weights = 'model.onnx_data';
const aPage = { status: 200, contentType: 'text/html', body: '<!doctype html><title>Welcome' };

function flipped(data: Buffer): Buffer {
  const copy = Buffer.from(data);
  copy[1000] = (copy[1000] ?? 0) ^ 1;
  return copy;
}

const answer = (response: Parameters<Route['fulfill']>[0]): FileFault => {
  return (route) => route.fulfill(response);
};

/** A manifest whose golden scores are others: to the engine, its arithmetic is then wrong. */
const otherScores: FileFault = async (route, data) => {
  const manifest = JSON.parse(data.toString()) as { selfTest: { unsafeScore: number }[] };
  for (const golden of manifest.selfTest) golden.unsafeScore = golden.unsafeScore < 0.5 ? 0.9 : 0.1;
  await route.fulfill({ json: manifest });
};

/** By fault: the file it befalls, what comes in its place, and what the person is told. */
const faults: readonly (readonly [DrillId, string, FileFault, string])[] = [
  // A first visit has nothing yet that could stand in for what fails.
  ['offline-at-first', '*', (route) => route.abort('internetdisconnected'), 'could not be fetched'],
  ['page-for-the-manifest', 'manifest.json', answer(aPage), 'could not be checked'],
  ['manifest-missing', 'manifest.json', answer({ status: 404 }), 'could not be fetched'],
  [
    'shard-corrupted-in-transit',
    weights,
    (route, data) => route.fulfill({ body: flipped(data) }),
    'arrived damaged',
  ],
  ['shard-missing', weights, answer({ status: 404 }), 'could not be fetched'],
  [
    'shard-truncated',
    weights,
    (route, data) => route.fulfill({ body: data.subarray(0, data.length >> 1) }),
    'arrived damaged',
  ],
  ['page-for-a-shard', weights, answer(aPage), 'could not be fetched'],
  [
    'shard-too-long',
    weights,
    (route, data) => route.fulfill({ body: Buffer.concat([data, data]) }),
    'arrived damaged',
  ],
  ['shard-stalled', weights, () => new Promise<void>(() => {}), 'could not be fetched'],
  ['server-error', '*', answer({ status: 500 }), 'could not be fetched'],
  // The last one, because its load stores all files.
  ['wrong-arithmetic', 'manifest.json', otherScores, 'cannot run the safety model'],
];

/** The worker waits half a minute for a byte; one that is stalled, a second. */
const hurry =
  'const wait = setTimeout; self.setTimeout = (run, ms, ...rest) => wait(run, ms === 30_000 ? 1000 : ms, ...rest);';
let isStalled = false;

drillSequence({
  title: 'A download fails in every way, one after another, until it succeeds',
  rows: faults.map(([id]) => id),
  options: { model: 'tiny', fault: () => (isStalled ? hurry : '') },
  async run({ site, tab }, row) {
    for (const [index, [id, file, fault, words]] of faults.entries()) {
      await row(id, async () => {
        site.repair();
        site.faults.set(file, fault);
        isStalled = id === 'shard-stalled';
        if (index === 0) {
          await tab.open({ properties: { policy: permissive } });
          await tab.send('Good morning');
        } else {
          site.requested.length = 0;
          await tab.retry();
        }
        const name = file === '*' ? 'manifest.json' : file;
        await expect.poll(() => site.requested, { timeout: 60_000 }).toContain(name);
        await tab.expectUnchecked(words);
      });
    }
    site.repair();
    await tab.retry();
    await tab.expectSent('Good morning');
  },
});
