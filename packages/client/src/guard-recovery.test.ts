import type { AssessOutcome, AssessRequest } from '@guarded-chat/protocol';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { neverAnswer } from './testing/fake-guard-worker.ts';
import { createAssessment, failures } from './testing/fixtures.ts';
import { guardErrorOf, useGuards } from './testing/guard-harness.ts';

const harness = useGuards();

afterEach(() => vi.restoreAllMocks());

describe('a crash', () => {
  const answerInSecondWorker = async (
    { task }: AssessRequest,
    worker: number,
  ): Promise<AssessOutcome> =>
    worker === 0 ? neverAnswer() : { ok: true, assessment: createAssessment(task, 0.1) };

  test.each(['error', 'messageerror'])(
    'moves every pending call to one new worker: %s',
    async (type) => {
      harness.fake.script = { assess: answerInSecondWorker };
      const guard = await harness.createGuard();
      const calls = ['a', 'b', 'c'].map((text) => guard.assessPrompt(text));
      await vi.waitFor(() => expect(harness.fake.requests).toHaveLength(3));
      harness.fake.workers[0]?.dispatchEvent(new Event(type));
      await expect(Promise.all(calls)).resolves.toHaveLength(3);
      expect(harness.fake.workers[0]?.isTerminated).toBe(true);
      expect(harness.fake.workers).toHaveLength(2);
      expect(harness.fake.requests).toHaveLength(6);
    },
  );

  test('over a call that was moved already rejects it: a text may be what the worker dies of', async () => {
    harness.fake.script = { assess: neverAnswer };
    const guard = await harness.createGuard();
    const calls = ['a', 'b'].map((text) => guard.assessPrompt(text));
    const ends = Promise.allSettled(calls);
    await vi.waitFor(() => expect(harness.fake.requests).toHaveLength(2));
    harness.fake.workers[0]?.crash();
    await vi.waitFor(() => expect(harness.fake.requests).toHaveLength(4));
    harness.fake.workers[1]?.crash();
    for (const end of await ends) expect(end).toMatchObject({ reason: { kind: 'worker-crashed' } });
    expect(harness.fake.workers).toHaveLength(2);
  });

  test('twice over a check makes it an unchecked verdict', async () => {
    harness.fake.script = { assess: neverAnswer };
    const guard = await harness.createGuard();
    const checked = guard.check('Hello');
    for (const worker of [0, 1]) {
      await vi.waitFor(() => expect(harness.fake.requests).toHaveLength(worker + 1));
      harness.fake.workers[worker]?.crash();
    }
    await expect(checked).resolves.toMatchObject({ reason: { kind: 'worker-crashed' } });
  });

  test('again and again is waited out, and the first answer ends the wait for good', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const guard = await harness.createGuard();
    harness.fake.script = { load: async () => ({ ok: false, failure: failures.fetchFailed }) };
    harness.fake.workers[0]?.crash();
    await expect(guard.assessPrompt('a')).rejects.toEqual(guardErrorOf('model-fetch-failed'));
    await expect(guard.assessPrompt('b')).rejects.toEqual(guardErrorOf('model-fetch-failed'));
    expect(harness.fake.workers).toHaveLength(3);
    await expect(guard.assessPrompt('c')).rejects.toThrow('the next try is possible in 1 s');
    expect(harness.fake.workers).toHaveLength(3);
    harness.fake.script = {};
    now.mockReturnValue(1000);
    await expect(guard.assessPrompt('d')).resolves.toMatchObject({ unsafeScore: 0.1 });
    harness.fake.workers.at(-1)?.crash();
    await expect(guard.assessPrompt('e')).resolves.toMatchObject({ unsafeScore: 0.1 });
  });

  test('is waited out from when it happens, not from when a call meets it', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const guard = await harness.createGuard();
    harness.fake.script = {
      assess: (_request, worker) =>
        Promise.resolve({
          ok: false,
          failure: worker < 2 ? failures.deviceLost : failures.inferenceFailed,
        }),
    };
    await guard.check('a');
    await guard.check('b');
    harness.fake.workers[2]?.crash();
    await Promise.resolve();
    harness.fake.script = {};
    now.mockReturnValue(1000);
    await expect(guard.check('c')).resolves.toMatchObject({ status: 'safe' });
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

  test('costs nothing when the caller has left already', async () => {
    harness.fake.script = { assess: neverAnswer };
    const guard = await harness.createGuard();
    const controller = new AbortController();
    const aborted = guard.assessPrompt('Hello', { signal: controller.signal });
    await vi.waitFor(() => expect(harness.fake.requests).toHaveLength(1));
    controller.abort('typed on');
    harness.fake.workers[0]?.crash();
    await expect(aborted).rejects.toBe('typed on');
    expect(harness.fake.workers).toHaveLength(1);
  });
});

describe('a lost device', () => {
  const loseDeviceOf =
    (workers: number) =>
    async ({ task }: AssessRequest, worker: number) =>
      worker < workers
        ? ({ ok: false, failure: failures.deviceLost } as const)
        : ({ ok: true, assessment: createAssessment(task, 0.1) } as const);

  test('costs the worker, and the call is answered by a new one', async () => {
    harness.fake.script = { assess: loseDeviceOf(1) };
    const guard = await harness.createGuard();
    await expect(guard.check('Hello')).resolves.toMatchObject({ status: 'safe' });
    expect(harness.fake.workers[0]?.isTerminated).toBe(true);
  });

  test('of the new worker too is a failure, and the next call has a third one', async () => {
    harness.fake.script = { assess: loseDeviceOf(2) };
    const guard = await harness.createGuard();
    await expect(guard.check('Hello')).resolves.toMatchObject({ reason: { kind: 'device-lost' } });
    await expect(guard.check('Hello')).resolves.toMatchObject({ status: 'safe' });
    expect(harness.fake.workers).toHaveLength(3);
  });

  test('of three workers in a row makes WASM take its place, and the model says why', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    harness.fake.script = { assess: loseDeviceOf(3) };
    const guard = await harness.createGuard();
    await guard.check('Hello');
    await guard.check('Hello');
    now.mockReturnValue(1000);
    await expect(guard.check('Hello')).resolves.toMatchObject({ status: 'safe' });
    const asked = harness.fake.loads.map(({ executionProvider }) => executionProvider);
    expect(asked).toEqual(['auto', 'auto', 'auto', 'wasm']);
    expect(guard.model.fallbackReason).toBe('the GPU device was lost 3 times in a row');
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
