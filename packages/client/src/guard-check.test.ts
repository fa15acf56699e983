import { defaultPolicy } from '@guarded-chat/policy';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { neverAnswer, unsafeText } from './testing/fake-guard-worker.ts';
import { failures } from './testing/fixtures.ts';
import { useGuards } from './testing/guard-harness.ts';

const harness = useGuards();

afterEach(() => vi.useRealTimers());

describe('check', () => {
  test('turns scores into a verdict under the policy', async () => {
    const guard = await harness.createGuard();
    await expect(guard.check('Hello')).resolves.toMatchObject({ status: 'safe', action: 'off' });
    await expect(guard.check(unsafeText)).resolves.toMatchObject({
      status: 'unsafe',
      categories: [{ code: 'S2', score: 0.9 }],
    });
  });

  test('tells the worker when nobody waits for the answer', async () => {
    const guard = await harness.createGuard();
    await guard.check('Hello');
    await guard.check('Hello', { priority: 'background' });
    expect(harness.fake.requests[0]?.priority).toBeUndefined();
    expect(harness.fake.requests[1]).toMatchObject({ priority: 'background' });
  });

  test('a new policy decides again without asking the model', async () => {
    const guard = await harness.createGuard();
    const assessment = await guard.assessPrompt(unsafeText);
    expect(guard.decide(assessment).status).toBe('unsafe');
    guard.policy = { threshold: 0.95 };
    expect(guard.decide(assessment).status).toBe('safe');
    expect(harness.fake.requests).toHaveLength(1);
  });

  test('a policy that is invalid is refused, and the old one stays', async () => {
    const guard = await harness.createGuard({ policy: { threshold: 0.7 } });
    expect(() => {
      guard.policy = { threshold: -1 };
    }).toThrow(TypeError);
    expect(guard.policy).toEqual({ ...defaultPolicy, threshold: 0.7 });
  });

  test('categories keep the names under which they were asked', async () => {
    const guard = await harness.createGuard();
    guard.taxonomy = { id: 'a', name: 'A', categories: [{ code: 'S2', name: 'Lock picking' }] };
    const assessment = await guard.assessPrompt(unsafeText);
    guard.taxonomy = { id: 'b', name: 'B', categories: [{ code: 'S2', name: 'Something else' }] };
    expect(guard.decide(assessment)).toMatchObject({ categories: [{ name: 'Lock picking' }] });
  });

  test('a failure is an unchecked verdict with its reason', async () => {
    harness.fake.script = {
      assess: async () => ({ ok: false, failure: failures.inferenceFailed }),
    };
    const guard = await harness.createGuard({ policy: { unchecked: 'warn' } });
    const { kind, message } = failures.inferenceFailed;
    await expect(guard.check('Hello')).resolves.toEqual({
      status: 'unchecked',
      action: 'warn',
      reason: { kind, message },
    });
  });

  test('an abort rejects with the reason, it is no verdict', async () => {
    harness.fake.script = { assess: neverAnswer };
    const guard = await harness.createGuard();
    const controller = new AbortController();
    const checked = guard.check('Hello', { signal: controller.signal });
    controller.abort('typed on');
    await expect(checked).rejects.toBe('typed on');
  });

  test('a deadline that passes is an unchecked verdict, and cancels the request', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    harness.fake.script = { assess: neverAnswer };
    const guard = await harness.createGuard({ policy: { deadlineMs: 5000 } });
    const checked = guard.check('Hello');
    vi.advanceTimersByTime(5000);
    await expect(checked).resolves.toMatchObject({
      status: 'unchecked',
      action: 'block',
      reason: { kind: 'timeout' },
    });
    vi.useRealTimers();
    await vi.waitFor(() => expect(harness.fake.canceled).toHaveLength(1));
  });

  test('a check in time leaves no timer behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const guard = await harness.createGuard();
    await guard.check('Hello');
    expect(vi.getTimerCount()).toBe(0);
  });
});
