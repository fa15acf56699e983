import type { Guard } from '../guard.ts';
import type { AssessOutcome, AssessRequest } from '@guarded-chat/protocol';
import { describe, expect, test, vi } from 'vitest';
import { neverAnswer } from '../testing/fake-guard-worker.ts';
import { createAssessment, failures } from '../testing/fixtures.ts';
import { type AppTab, settle, useTabs } from '../testing/tab-harness.ts';

const harness = useTabs();

const rolesOf = (...guards: Guard[]) => guards.map(({ sharing }) => sharing.role);

/** A leader that never answers, and followers, each in a tab of its own. */
async function openTabs(followers: number) {
  const apps: AppTab[] = [];
  const guards: Guard[] = [];
  for (let index = 0; index <= followers; index += 1) {
    const app = harness.openTab(index === 0 ? { assess: neverAnswer } : {});
    apps.push(app);
    guards.push(await app.createGuard());
  }
  const [first, second, third] = apps as [AppTab, AppTab, AppTab];
  return { first, second, third, guards: guards as [Guard, Guard, Guard] };
}

const isAsked = ({ fake }: AppTab) => vi.waitFor(() => expect(fake.requests).not.toHaveLength(0));

describe('a leader that goes', () => {
  test.each([
    ['is destroyed', (_first: AppTab, leader: Guard) => leader.destroy()],
    ['crashes with its tab', ({ tab }: AppTab) => tab.crash()],
    ['is put away', ({ tab }: AppTab) => void tab.page.dispatchEvent(new Event('pagehide'))],
    ['loses its worker', ({ fake }: AppTab) => fake.workers[0]?.crash()],
  ])(
    'because it %s is followed by the next, which answers what was in flight',
    async (_why, end) => {
      const { first, second, guards } = await openTabs(1);
      const checked = guards[1].check('Hello');
      await isAsked(first);
      end(first, guards[0]);
      await expect(checked).resolves.toMatchObject({ status: 'safe' });
      expect(guards[1].sharing).toEqual({ role: 'leader' });
      expect(second.fake.loads).toHaveLength(1);
    },
  );

  test('ends its worker', async () => {
    const { first, guards } = await openTabs(1);
    guards[0].destroy();
    expect(first.fake.workers[0]?.isTerminated).toBe(true);
  });

  test('is followed by one of many, asked or not, and the others follow that one', async () => {
    const { first, second, third, guards } = await openTabs(2);
    first.tab.crash();
    await vi.waitFor(() => expect(second.fake.loads).toHaveLength(1));
    await expect(guards[2].check('Hello')).resolves.toMatchObject({ status: 'safe' });
    expect(rolesOf(guards[1], guards[2])).toEqual(['leader', 'follower']);
    expect(third.fake.loads).toHaveLength(0);
    second.tab.crash();
    await vi.waitFor(() => expect(third.fake.loads).toHaveLength(1));
    await expect(guards[2].check('Hello')).resolves.toMatchObject({ status: 'safe' });
  });

  test('twice over a check makes it an unchecked verdict', async () => {
    const { first, second, third, guards } = await openTabs(2);
    second.fake.script = { assess: neverAnswer };
    const checked = guards[2].check('Hello');
    await isAsked(first);
    first.tab.crash();
    await isAsked(second);
    second.tab.crash();
    await expect(checked).resolves.toMatchObject({ status: 'unchecked', action: 'block' });
    await vi.waitFor(() => expect(guards[2].sharing.role).toBe('leader'));
    await expect(guards[2].check('Hello')).resolves.toMatchObject({ status: 'safe' });
    expect(third.fake.loads).toHaveLength(1);
  });

  test('many times is no fault of the worker: nothing is waited out', async () => {
    const { guards } = await openTabs(0);
    const apps = [];
    let leader = guards[0];
    for (let count = 0; count < 4; count += 1) {
      const app = harness.openTab();
      apps.push(app);
      const next = await app.createGuard();
      leader.destroy();
      await expect(next.check('Hello')).resolves.toMatchObject({ status: 'safe' });
      leader = next;
    }
    expect(apps.map(({ fake }) => fake.loads.length)).toEqual([1, 1, 1, 1]);
  });

  test('while it loads leaves the load to the next', async () => {
    const first = harness.openTab({ load: neverAnswer });
    const abort = new AbortController();
    const leading = first.createGuard({ signal: abort.signal });
    await vi.waitFor(() => expect(first.fake.loads).toHaveLength(1));
    const second = harness.openTab();
    const following = second.createGuard();
    await settle();
    abort.abort('closed');
    await expect(leading).rejects.toBe('closed');
    await expect(following).resolves.toMatchObject({ sharing: { role: 'leader' } });
  });

  test('over a lost device costs the worker, and the call of a follower is answered', async () => {
    const loseOnce = async ({ task }: AssessRequest, worker: number): Promise<AssessOutcome> =>
      worker === 0
        ? { ok: false, failure: failures.deviceLost }
        : { ok: true, assessment: createAssessment(task, 0.1) };
    const { first, guards } = await openTabs(1);
    first.fake.script = { assess: loseOnce };
    await expect(guards[1].check('Hello')).resolves.toMatchObject({ status: 'safe' });
    expect(first.fake.workers[0]?.isTerminated).toBe(true);
    await expect(guards[0].check('Hello')).resolves.toMatchObject({ status: 'safe' });
    expect(rolesOf(...guards)).toEqual(['follower', 'leader']);
  });
});

describe('a page that was put away', () => {
  test('comes back as a follower, and answers what it was asked meanwhile', async () => {
    const { first, second, guards } = await openTabs(1);
    const inFlight = guards[0].check('Hello');
    await isAsked(first);
    first.tab.page.dispatchEvent(new Event('pagehide'));
    await vi.waitFor(() => expect(second.fake.loads).toHaveLength(1));
    first.tab.page.dispatchEvent(new Event('pageshow'));
    await expect(inFlight).resolves.toMatchObject({ status: 'safe' });
    expect(guards[0].sharing).toEqual({ role: 'follower' });
    expect(first.fake.loads).toHaveLength(1);
  });

  test('holds nothing, so that it can be kept for the way back', async () => {
    const { first, guards } = await openTabs(0);
    first.tab.page.dispatchEvent(new Event('freeze'));
    await settle();
    expect([...harness.browser.lockQueues.values()].flat()).toEqual([]);
    expect(first.fake.workers[0]?.isTerminated).toBe(true);
    first.fake.script = {};
    first.tab.page.dispatchEvent(new Event('resume'));
    await expect(guards[0].check('Hello')).resolves.toMatchObject({ status: 'safe' });
  });
});

describe('a leader that sleeps with its lock held', () => {
  const useFakeTimers = () =>
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });

  test('is replaced within four seconds, by one of those that wait for it', async () => {
    useFakeTimers();
    const { first, second, third, guards } = await openTabs(2);
    first.tab.freeze();
    const checks = [guards[1].check('Hello'), guards[2].check('Good morning')];
    await harness.pass(4000);
    for (const verdict of await Promise.all(checks)) expect(verdict.status).toBe('safe');
    expect(second.fake.loads.length + third.fake.loads.length).toBe(1);
  });

  test('ends its worker when it wakes, follows, and gets an answer to what it had asked', async () => {
    useFakeTimers();
    const { first, guards } = await openTabs(1);
    const slept = guards[0].check('Hello');
    await isAsked(first);
    first.tab.freeze();
    const checked = guards[1].check('Hello');
    await harness.pass(4000);
    await expect(checked).resolves.toMatchObject({ status: 'safe' });
    first.tab.thaw();
    await expect(slept).resolves.toMatchObject({ status: 'safe' });
    expect(first.fake.workers[0]?.isTerminated).toBe(true);
    expect(rolesOf(...guards)).toEqual(['follower', 'leader']);
    await expect(guards[1].check('Hello')).resolves.toMatchObject({ status: 'safe' });
  });

  test('does not disturb those that follow another when it wakes', async () => {
    useFakeTimers();
    const { first, second, third, guards } = await openTabs(2);
    first.tab.freeze();
    const woke = guards[1].check('Hello');
    await harness.pass(4000);
    await woke;
    const [leading, following] = second.fake.loads.length
      ? ([second, guards[2]] as const)
      : ([third, guards[1]] as const);
    let answer = () => {};
    leading.fake.script = {
      assess: async ({ task }) => {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return { ok: true, assessment: createAssessment(task, 0.1) };
      },
    };
    const asked = leading.fake.requests.length;
    const checked = following.check('Good morning');
    await settle();
    first.tab.thaw();
    await settle();
    answer();
    await expect(checked).resolves.toMatchObject({ status: 'safe' });
    expect(leading.fake.requests).toHaveLength(asked + 1);
  });

  test('is replaced also for a guard that has only come', async () => {
    useFakeTimers();
    const first = harness.openTab();
    await first.createGuard();
    first.tab.freeze();
    const second = harness.openTab();
    const created = second.createGuard();
    await harness.pass(4000);
    await expect(created).resolves.toMatchObject({ sharing: { role: 'leader' } });
  });

  test('is replaced also when one that was about to replace it sleeps as well', async () => {
    useFakeTimers();
    const { first, guards } = await openTabs(1);
    first.tab.freeze();
    const [name] = harness.browser.lockQueues.keys();
    const asleep = harness.browser.openTab();
    void asleep.locks.request(`${name} takeover`, neverAnswer);
    const checked = guards[1].check('Hello');
    await harness.pass(6000);
    await expect(checked).resolves.toMatchObject({ status: 'safe' });
  });

  test('but answers the last call keeps its lock', async () => {
    useFakeTimers();
    const { first, second, guards } = await openTabs(1);
    first.tab.freeze();
    const checked = guards[1].check('Hello');
    await harness.pass(3200);
    first.tab.thaw();
    await harness.pass(2000);
    expect(rolesOf(...guards)).toEqual(['leader', 'follower']);
    expect(second.fake.loads).toHaveLength(0);
    await harness.pass(6000);
    await expect(checked).resolves.toMatchObject({ reason: { kind: 'timeout' } });
  });

  test('is left alone as long as nobody asks', async () => {
    useFakeTimers();
    const { first, second, guards } = await openTabs(1);
    first.tab.freeze();
    const before = harness.browser.sent.length;
    await harness.pass(60_000);
    expect(second.fake.loads).toHaveLength(0);
    expect(harness.browser.sent.length - before).toBe(0);
    expect(rolesOf(guards[1])).toEqual(['follower']);
  });
});
