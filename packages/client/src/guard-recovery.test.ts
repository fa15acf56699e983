import { describe, expect, test, vi } from 'vitest';
import { neverAnswer } from './testing/fake-guard-worker.ts';
import { createAssessment, failures } from './testing/fixtures.ts';
import { guardErrorOf, useGuards } from './testing/guard-harness.ts';

const harness = useGuards();

describe('a crash', () => {
  test.each(['error', 'messageerror'])('rejects every pending call: %s', async (type) => {
    harness.fake.script = { assess: neverAnswer };
    const guard = await harness.createGuard();
    const calls = ['a', 'b', 'c'].map((text) => guard.assessPrompt(text));
    await vi.waitFor(() => expect(harness.fake.requests).toHaveLength(3));
    harness.fake.workers[0]?.dispatchEvent(new Event(type));
    const ends = await Promise.allSettled(calls);
    for (const end of ends) expect(end).toMatchObject({ reason: { kind: 'worker-crashed' } });
    expect(harness.fake.workers[0]?.isTerminated).toBe(true);
  });

  test('makes a check an unchecked verdict', async () => {
    harness.fake.script = { assess: neverAnswer };
    const guard = await harness.createGuard();
    const checked = guard.check('Hello');
    await vi.waitFor(() => expect(harness.fake.requests).toHaveLength(1));
    harness.fake.workers[0]?.crash();
    await expect(checked).resolves.toMatchObject({ reason: { kind: 'worker-crashed' } });
  });

  test('is followed by one new worker for all the calls that come next', async () => {
    const guard = await harness.createGuard();
    harness.fake.workers[0]?.crash();
    const verdicts = await Promise.all(['a', 'b', 'c'].map((text) => guard.check(text)));
    expect(verdicts.map(({ status }) => status)).toEqual(['safe', 'safe', 'safe']);
    expect(harness.fake.workers).toHaveLength(2);
    expect(harness.fake.loads).toHaveLength(2);
  });

  test('that cannot be repaired fails the call, and the call after it tries again', async () => {
    const guard = await harness.createGuard();
    harness.fake.workers[0]?.crash();
    harness.fake.script = { load: async () => ({ ok: false, failure: failures.fetchFailed }) };
    await expect(guard.assessPrompt('Hello')).rejects.toEqual(guardErrorOf('model-fetch-failed'));
    harness.fake.script = {};
    await expect(guard.assessPrompt('Hello')).resolves.toMatchObject({ unsafeScore: 0.1 });
    expect(harness.fake.workers).toHaveLength(3);
  });

  test('an abort while the new worker loads ends that call alone', async () => {
    const guard = await harness.createGuard();
    harness.fake.workers[0]?.crash();
    const controller = new AbortController();
    const aborted = guard.assessPrompt('Hello', { signal: controller.signal });
    const other = guard.assessPrompt('Hello');
    controller.abort('typed on');
    await expect(aborted).rejects.toBe('typed on');
    await expect(other).resolves.toMatchObject({ unsafeScore: 0.1 });
  });

  test('a lost device costs the worker: the next call has a new one', async () => {
    harness.fake.script = {
      assess: async ({ task }, index) =>
        index === 0
          ? { ok: false, failure: failures.deviceLost }
          : { ok: true, assessment: createAssessment(task, 0.1) },
    };
    const guard = await harness.createGuard();
    await expect(guard.check('Hello')).resolves.toMatchObject({ reason: { kind: 'device-lost' } });
    expect(harness.fake.workers[0]?.isTerminated).toBe(true);
    await expect(guard.check('Hello')).resolves.toMatchObject({ status: 'safe' });
  });
});

describe('destroy', () => {
  test('ends the worker and rejects what is pending and what comes later', async () => {
    harness.fake.script = { assess: neverAnswer };
    const guard = await harness.createGuard();
    const pending = guard.assessPrompt('Hello');
    await vi.waitFor(() => expect(harness.fake.requests).toHaveLength(1));
    guard.destroy();
    await expect(pending).rejects.toEqual(guardErrorOf('destroyed'));
    await expect(guard.assessPrompt('Hello')).rejects.toEqual(guardErrorOf('destroyed'));
    await expect(guard.check('Hello')).resolves.toMatchObject({ reason: { kind: 'destroyed' } });
    expect(harness.fake.workers).toHaveLength(1);
    expect(harness.fake.workers[0]?.isTerminated).toBe(true);
  });

  test('may be called twice', async () => {
    const guard = await harness.createGuard();
    guard.destroy();
    expect(() => guard.destroy()).not.toThrow();
  });

  test('ends a restart that is under way', async () => {
    const guard = await harness.createGuard();
    harness.fake.workers[0]?.crash();
    harness.fake.script = { load: neverAnswer };
    const pending = guard.assessPrompt('Hello');
    await vi.waitFor(() => expect(harness.fake.loads).toHaveLength(2));
    guard.destroy();
    await expect(pending).rejects.toEqual(guardErrorOf('destroyed'));
    expect(harness.fake.workers[1]?.isTerminated).toBe(true);
  });
});
