import type { LoadProgress } from '@guarded-chat/protocol';
import { expect, test } from 'vitest';
import type { DownloadProgressEvent } from './download-progress-event.ts';
import { createLoadReporter } from './load-reporter.ts';

function record(reports: readonly LoadProgress[], finishes = true) {
  const seen: Array<[number, string]> = [];
  const target = new EventTarget();
  target.addEventListener('downloadprogress', (event) => {
    const { loaded, total, phase } = event as DownloadProgressEvent;
    expect(total).toBe(1);
    seen.push([loaded, phase]);
  });
  const reporter = createLoadReporter(target);
  reports.forEach(reporter.report);
  if (finishes) reporter.finish();
  return { seen, reporter };
}

const at = (phase: LoadProgress['phase'], loadedBytes: number, totalBytes = 100): LoadProgress => ({
  phase,
  loadedBytes,
  totalBytes,
});

test('0 and 1 are always reported', () => {
  expect(record([]).seen).toEqual([
    [0, 'manifest'],
    [1, 'ready'],
  ]);
});

test('a load that fails never reports 1', () => {
  expect(record([at('download', 99)], false).seen).toEqual([
    [0, 'manifest'],
    [0.99, 'download'],
  ]);
});

test('progress never falls, even when the total grows', () => {
  const { seen } = record([at('download', 50), at('download', 60, 200)]);
  expect(seen).toEqual([
    [0, 'manifest'],
    [0.5, 'download'],
    [1, 'ready'],
  ]);
});

test('a total that is not known yet counts as nothing loaded', () => {
  expect(record([at('download', 0, 0)]).seen).toEqual([
    [0, 'manifest'],
    [0, 'download'],
    [1, 'ready'],
  ]);
});

test('each phase after the download is reported, at 1', () => {
  const { seen } = record([at('download', 100), at('session', 100), at('self-test', 100)]);
  expect(seen.slice(1)).toEqual([
    [1, 'download'],
    [1, 'session'],
    [1, 'self-test'],
    [1, 'ready'],
  ]);
});

test('reports that arrive after the end are ignored', () => {
  const { seen, reporter } = record([]);
  reporter.report(at('session', 100));
  expect(seen.at(-1)).toEqual([1, 'ready']);
});

test('reports that arrive after a failure are ignored: nothing is loading any more', () => {
  const target = new EventTarget();
  let count = 0;
  target.addEventListener('downloadprogress', () => {
    count += 1;
  });
  const reporter = createLoadReporter(target);
  reporter.end();
  reporter.report(at('download', 42));
  expect(count).toBe(1);
});

test('what is being loaded is told as soon as it is known', () => {
  const target = new EventTarget();
  const named: (string | undefined)[] = [];
  target.addEventListener('downloadprogress', (event) => {
    named.push((event as DownloadProgressEvent).model?.name);
  });
  const reporter = createLoadReporter(target);
  reporter.report({ ...at('download', 0), model: { name: 'Large' } });
  // A preferred model that fails gives way to another, whose bytes are those of the first so far.
  reporter.report({ ...at('download', 0), model: { name: 'Pocket' } });
  reporter.finish();
  expect(named).toEqual([undefined, 'Large', 'Pocket', 'Pocket']);
});
