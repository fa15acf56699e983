import { expect, type Route } from '@playwright/test';
import { drill, permissive } from './drill.ts';
import type { DrillId } from './drill-rows.ts';
import type { FileFault } from './drill-site.ts';

const properties = { policy: permissive };
const aPage = { status: 200, contentType: 'text/html', body: '<!doctype html><title>Welcome' };

function flipped(data: Buffer): Buffer {
  const copy = Buffer.from(data);
  copy[1000] = (copy[1000] ?? 0) ^ 1;
  return copy;
}

const answer = (response: Parameters<Route['fulfill']>[0]): FileFault => {
  return (route) => route.fulfill(response);
};

/** By fault: the file it befalls, what comes in its place, and what the person is told. */
const faults: readonly (readonly [DrillId, string, FileFault, string])[] = [
  [
    'shard-corrupted-in-transit',
    'model.onnx_data',
    (route, data) => route.fulfill({ body: flipped(data) }),
    'arrived damaged',
  ],
  [
    'shard-truncated',
    'model.onnx_data',
    (route, data) => route.fulfill({ body: data.subarray(0, data.length >> 1) }),
    'arrived damaged',
  ],
  [
    'shard-too-long',
    'model.onnx_data',
    (route, data) => route.fulfill({ body: Buffer.concat([data, data]) }),
    'arrived damaged',
  ],
  ['shard-missing', 'model.onnx_data', answer({ status: 404 }), 'could not be fetched'],
  ['manifest-missing', 'manifest.json', answer({ status: 404 }), 'could not be fetched'],
  ['server-error', '*', answer({ status: 500 }), 'could not be fetched'],
  ['page-for-a-shard', 'model.onnx_data', answer(aPage), 'could not be fetched'],
  ['page-for-the-manifest', 'manifest.json', answer(aPage), 'could not be'],
  ['offline-at-first', '*', (route) => route.abort('internetdisconnected'), 'could not be fetched'],
];

for (const [id, file, fault, words] of faults) {
  drill(id, { model: 'tiny' }, async ({ site, tab }) => {
    site.faults.set(file, fault);
    await tab.open({ properties });
    await tab.send('Good morning');
    await tab.expectUnchecked(words);
    await tab.retry();
    await tab.expectUnchecked(words);
    site.repair();
    await tab.retry();
    await tab.expectSent('Good morning');
  });
}

drill(
  'shard-stalled',
  {
    model: 'tiny',
    // The worker waits half a minute for a byte; here a second.
    fault: () =>
      'const wait = setTimeout; self.setTimeout = (run, ms, ...rest) => wait(run, ms === 30_000 ? 1000 : ms, ...rest);',
  },
  async ({ site, tab }) => {
    site.faults.set('model.onnx_data', () => new Promise<void>(() => {}));
    await tab.open({ properties });
    await tab.send('Good morning');
    await tab.expectUnchecked('could not be fetched');
    site.repair();
    await tab.retry();
    await tab.expectSent('Good morning');
  },
);

drill('offline-later', { model: 'tiny' }, async ({ context, site, tab }) => {
  await tab.open({ properties });
  await tab.model();
  await context.setOffline(true);
  site.faults.set('*', (route) => route.abort('internetdisconnected'));
  const before = site.requested.length;
  await tab.send('Good morning');
  await tab.expectSent('Good morning');
  expect(site.requested.length).toBe(before);
});
