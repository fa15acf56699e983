import { describe, expect, test, vi } from 'vitest';
import type { DownloadProgressEvent } from '../download-progress-event.ts';
import { neverAnswer, unsafeText } from '../testing/fake-guard-worker.ts';
import { failures, loadedModel } from '../testing/fixtures.ts';
import { guardErrorOf } from '../testing/guard-harness.ts';
import { type AppTab, settle, useTabs } from '../testing/tab-harness.ts';

const harness = useTabs();

/** How many models each tab has loaded. */
const loadsOf = (...tabs: AppTab[]) => tabs.map(({ fake }) => fake.loads.length);

async function openTwo() {
  const first = harness.openTab();
  const leader = await first.createGuard();
  const second = harness.openTab();
  const follower = await second.createGuard();
  return { first, leader, second, follower };
}

describe('guards of one origin', () => {
  test('load a model once, in the tab that came first', async () => {
    const { first, leader, second, follower } = await openTwo();
    expect(leader.sharing).toEqual({ role: 'leader' });
    expect(follower.sharing).toEqual({ role: 'follower' });
    expect(follower.model).toEqual(loadedModel);
    expect(loadsOf(first, second)).toEqual([1, 0]);
  });

  test('are all answered by its worker', async () => {
    const { first, leader, follower } = await openTwo();
    const [own, other] = await Promise.all([leader.check('Hello'), follower.check(unsafeText)]);
    expect([own.status, other.status]).toEqual(['safe', 'unsafe']);
    expect(first.fake.requests.map(({ conversation }) => conversation.at(-1)?.text)).toEqual([
      'Hello',
      unsafeText,
    ]);
    expect(new Set(first.fake.requests.map(({ id }) => id)).size).toBe(2);
  });

  test('share it within a tab as well', async () => {
    const app = harness.openTab();
    const guards = [await app.createGuard(), await app.createGuard()];
    expect(guards.map(({ sharing }) => sharing.role)).toEqual(['leader', 'follower']);
    expect(app.fake.workers).toHaveLength(1);
  });

  test('that start at once load it once, and all see how far it is', async () => {
    const first = harness.openTab({
      load: async (_request, onProgress) => {
        await settle();
        onProgress({ phase: 'download', loadedBytes: 10, totalBytes: 40 });
        await settle();
        return { ok: true, model: loadedModel };
      },
    });
    const second = harness.openTab();
    const seen: number[] = [];
    const monitor = (target: EventTarget) => {
      target.addEventListener('downloadprogress', (event) => {
        seen.push((event as DownloadProgressEvent).loaded);
      });
    };
    await Promise.all([first.createGuard(), second.createGuard({ monitor })]);
    expect(loadsOf(first, second)).toEqual([1, 0]);
    expect(seen).toEqual([0, 0.25, 1]);
  });

  test.each([
    ['model', { model: 'https://models.example/other/' }],
    ['execution provider', { executionProvider: 'wasm' }],
    ['wish', { shared: false }],
  ] as const)('of another %s do not share', async (_what, options) => {
    const first = harness.openTab();
    await first.createGuard();
    const second = harness.openTab();
    await second.createGuard(options);
    expect(loadsOf(first, second)).toEqual([1, 1]);
  });

  test('keep policy and taxonomy to themselves', async () => {
    const { first, leader, follower } = await openTwo();
    follower.policy = { action: 'warn' };
    follower.taxonomy = { id: 'a', name: 'A', categories: [{ code: 'S2', name: 'Lock picking' }] };
    await expect(follower.check(unsafeText)).resolves.toMatchObject({
      action: 'warn',
      categories: [{ name: 'Lock picking' }],
    });
    await expect(leader.check(unsafeText)).resolves.toMatchObject({ action: 'block' });
    expect(first.fake.requests.map(({ taxonomy }) => taxonomy?.id)).toEqual(['a', undefined]);
  });

  test('that wait for a load hear of its failure, and may try again', async () => {
    const first = harness.openTab({
      load: async () => {
        await settle();
        return { ok: false, failure: failures.fetchFailed };
      },
    });
    const second = harness.openTab();
    const ends = await Promise.allSettled([first.createGuard(), second.createGuard()]);
    for (const end of ends) expect(end).toMatchObject({ reason: { kind: 'model-fetch-failed' } });
    expect(loadsOf(first, second)).toEqual([1, 0]);
    await expect(second.createGuard()).resolves.toMatchObject({ sharing: { role: 'leader' } });
  });
});

describe('a guard that cannot share', () => {
  test.each([
    ['Web Locks', 'navigator', {}],
    ['BroadcastChannel', 'BroadcastChannel', undefined],
  ])('for want of %s has its own worker, and says so', async (_what, name, value) => {
    const app = harness.openTab();
    app.tab.globals[name] = value;
    const guard = await app.createGuard();
    expect(guard.sharing).toEqual({
      role: 'alone',
      reason: 'This page has no Web Locks, which need https, or no BroadcastChannel.',
    });
    await expect(guard.check('Hello')).resolves.toMatchObject({ status: 'safe' });
  });

  test('because the page may not use locks has its own worker, and says so', async () => {
    const app = harness.openTab();
    const denied = new DOMException('The origin is opaque', 'SecurityError');
    vi.spyOn(app.tab.locks, 'request').mockRejectedValue(denied);
    const guard = await app.createGuard();
    expect(guard.sharing).toEqual({
      role: 'alone',
      reason: 'This page may not use Web Locks: SecurityError: The origin is opaque',
    });
    await expect(guard.check('Hello')).resolves.toMatchObject({ status: 'safe' });
  });
});

describe('a follower', () => {
  test('passes an abort on to the worker', async () => {
    const { first, follower } = await openTwo();
    first.fake.script = { assess: neverAnswer };
    const abort = new AbortController();
    const checked = follower.check('Hello', { signal: abort.signal });
    await vi.waitFor(() => expect(first.fake.requests).toHaveLength(1));
    abort.abort('typed on');
    await expect(checked).rejects.toBe('typed on');
    await vi.waitFor(() => expect(first.fake.canceled).toEqual([first.fake.requests[0]?.id]));
  });

  test('that is destroyed cancels what it asked, and leaves the worker to the others', async () => {
    const { first, leader, follower } = await openTwo();
    first.fake.script = { assess: neverAnswer };
    const checked = follower.check('Hello');
    await vi.waitFor(() => expect(first.fake.requests).toHaveLength(1));
    follower.destroy();
    await expect(checked).resolves.toMatchObject({ reason: { kind: 'destroyed' } });
    await vi.waitFor(() => expect(first.fake.canceled).toHaveLength(1));
    first.fake.script = {};
    await expect(leader.check('Hello')).resolves.toMatchObject({ status: 'safe' });
    await expect(follower.check('Hello')).resolves.toMatchObject({ reason: { kind: 'destroyed' } });
  });

  test('gets the failures of the worker as they are', async () => {
    const { first, follower } = await openTwo();
    first.fake.script = { assess: async () => ({ ok: false, failure: failures.inferenceFailed }) };
    await expect(follower.assessPrompt('Hello')).rejects.toEqual(guardErrorOf('inference-failed'));
    const failure = { kind: 'invalid-request', message: 'taxonomy.categories: too many' } as const;
    first.fake.script = { assess: async () => ({ ok: false, failure }) };
    await expect(follower.assessPrompt('Hello')).rejects.toThrow(TypeError);
    first.fake.script = { assess: () => Promise.reject(new Error('a bug')) };
    await expect(follower.check('Hello')).resolves.toMatchObject({
      status: 'unchecked',
      action: 'block',
      reason: { kind: 'protocol-mismatch' },
    });
  });

  test('that crashes costs the others nothing', async () => {
    const { first, leader, second } = await openTwo();
    second.tab.crash();
    await settle();
    await expect(leader.check('Hello')).resolves.toMatchObject({ status: 'safe' });
    expect(first.fake.workers).toHaveLength(1);
  });

  test('has its own deadline, also where the leader is well', async () => {
    const { first, follower } = await openTwo();
    first.fake.script = { assess: neverAnswer };
    follower.policy = { deadlineMs: 20 };
    await expect(follower.check('Hello')).resolves.toMatchObject({ reason: { kind: 'timeout' } });
  });
});
