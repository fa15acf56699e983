import { describe, expect, test, vi } from 'vitest';
import { neverAnswer } from './testing/fake-guard-worker.ts';
import { createAssessment, failures } from './testing/fixtures.ts';
import { guardErrorOf, useGuards } from './testing/guard-harness.ts';

const harness = useGuards();

describe('assess', () => {
  test('asks about the last message of the user', async () => {
    const guard = await harness.createGuard();
    const assessment = await guard.assessPrompt('Hello');
    expect(assessment.unsafeScore).toBe(0.1);
    expect(harness.fake.requests).toMatchObject([
      { task: 'prompt-classification', conversation: [{ role: 'user', text: 'Hello' }] },
    ]);
  });

  test('asks about the last answer of the agent', async () => {
    const guard = await harness.createGuard();
    await guard.assessResponse([
      { role: 'user', text: 'Hello' },
      { role: 'agent', text: 'Good morning' },
    ]);
    expect(harness.fake.requests[0]?.task).toBe('response-classification');
  });

  test('leaves the taxonomy to the model until one is set', async () => {
    const guard = await harness.createGuard();
    expect(guard.taxonomy).toEqual(guard.model.defaultTaxonomy);
    await guard.assessPrompt('Hello');
    guard.taxonomy = { id: 'house', name: 'House', categories: [{ code: 'H1', name: 'Shouting' }] };
    await guard.assessPrompt('Hello');
    expect(harness.fake.requests[0]).not.toHaveProperty('taxonomy');
    expect(harness.fake.requests[1]?.taxonomy).toEqual(guard.taxonomy);
  });

  test('refuses an empty message with a TypeError, without asking the worker', async () => {
    const guard = await harness.createGuard();
    await expect(guard.assessPrompt('  ')).rejects.toThrow(TypeError);
    await expect(guard.check('')).rejects.toThrow(TypeError);
    expect(harness.fake.requests).toEqual([]);
  });

  test.each(['invalid-request', 'input-empty'] as const)(
    'a request that the worker refuses is a TypeError: %s',
    async (kind) => {
      const failure =
        kind === 'input-empty'
          ? { kind, origin: 'inference' as const, message: 'nothing is left' }
          : { kind, message: 'taxonomy.categories: too many' };
      harness.fake.script = { assess: async () => ({ ok: false, failure }) };
      const guard = await harness.createGuard();
      await expect(guard.check('Hello')).rejects.toThrow(new TypeError(failure.message));
    },
  );

  test('a failure of the worker is a GuardError', async () => {
    harness.fake.script = {
      assess: async () => ({ ok: false, failure: failures.inferenceFailed }),
    };
    const guard = await harness.createGuard();
    await expect(guard.assessPrompt('Hello')).rejects.toEqual(guardErrorOf('inference-failed'));
  });

  test('a cancel that nobody asked for is a failure, never an answer', async () => {
    harness.fake.script = { assess: async () => ({ ok: false, failure: { kind: 'canceled' } }) };
    const guard = await harness.createGuard();
    await expect(guard.assessPrompt('Hello')).rejects.toEqual(guardErrorOf('inference-failed'));
  });

  test('a hundred requests at once each get their own answer', async () => {
    harness.fake.script = {
      assess: async ({ task, conversation }) => {
        const score = Number(conversation[0]?.text) / 100;
        await new Promise((resolve) => setTimeout(resolve, (1 - score) * 20));
        return { ok: true, assessment: createAssessment(task, score) };
      },
    };
    const guard = await harness.createGuard();
    const texts = Array.from({ length: 100 }, (_, index) => String(index));
    const assessments = await Promise.all(texts.map((text) => guard.assessPrompt(text)));
    const answered = assessments.map(({ unsafeScore }) => String(Math.round(unsafeScore * 100)));
    expect(answered).toEqual(texts);
    expect(new Set(harness.fake.requests.map(({ id }) => id)).size).toBe(100);
  });

  test('an abort rejects at once with the reason and cancels the request in the worker', async () => {
    harness.fake.script = { assess: neverAnswer };
    const guard = await harness.createGuard();
    const controller = new AbortController();
    const assessed = guard.assessPrompt('Hello', { signal: controller.signal });
    await vi.waitFor(() => expect(harness.fake.requests).toHaveLength(1));
    controller.abort('typed on');
    await expect(assessed).rejects.toBe('typed on');
    await vi.waitFor(() => expect(harness.fake.canceled).toEqual([harness.fake.requests[0]?.id]));
    expect(harness.fake.workers[0]?.isTerminated).toBe(false);
  });

  test('an aborted signal asks nothing', async () => {
    const guard = await harness.createGuard();
    const signal = AbortSignal.abort('too late');
    await expect(guard.assessPrompt('Hello', { signal })).rejects.toBe('too late');
    await expect(guard.check('Hello', { signal })).rejects.toBe('too late');
    expect(harness.fake.requests).toEqual([]);
  });
});
