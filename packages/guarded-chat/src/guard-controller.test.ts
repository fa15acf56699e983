import { Guard, GuardError, guardStream } from '@guarded-chat/client';
import type { Conversation, Policy } from '@guarded-chat/policy';
import { beforeEach, expect, test } from 'vitest';
import type { GuardErrorEvent } from './events/guard-error-event.ts';
import { GuardController, type GuardHost } from './guard-controller.ts';

const conversation: Conversation = [{ role: 'user', text: 'Good morning' }];
const task = 'prompt-classification';
const { signal } = new AbortController();
const missing = new GuardError({
  kind: 'model-fetch-failed',
  origin: 'model',
  message: 'A script of the guard could not be loaded.',
});

let errors: Error[];
const policy: { unchecked?: Policy['unchecked'] } = {};
let isOnline: boolean;
let guards: GuardController;

beforeEach(() => {
  errors = [];
  delete policy.unchecked;
  isOnline = false;
  const createWorker = (): Worker => {
    throw new Error('no workers here');
  };
  const host: GuardHost = Object.assign(new EventTarget(), {
    guardOptions: { model: 'https://models.example/mine/', createWorker },
    guardPolicy: policy,
    taxonomy: undefined,
    isConnected: true,
    requestUpdate: () => {},
    addController: () => {},
    removeController: () => {},
    updateComplete: Promise.resolve(true),
  });
  host.addEventListener('guard-error', (event) =>
    errors.push((event as GuardErrorEvent).detail.error),
  );
  guards = new GuardController(host, () =>
    isOnline ? Promise.resolve({ Guard, guardStream }) : Promise.reject(missing),
  );
});

test('while the code of the guard cannot be had, a text is unchecked and held, and an event says so', async () => {
  const { kind, message } = missing;
  await expect(guards.check(conversation, task, signal)).resolves.toEqual({
    status: 'unchecked',
    action: 'block',
    reason: { kind, message },
  });
  expect(guards.status).toEqual({ phase: 'failed', error: missing });
  expect(errors).toEqual([missing]);
});

test('what becomes of it then is for the policy to say, as with a model that cannot be had', async () => {
  policy.unchecked = 'warn';
  await expect(guards.check(conversation, task, signal)).resolves.toMatchObject({
    status: 'unchecked',
    action: 'warn',
  });
});

test('the next load tries again', async () => {
  await expect(guards.load()).rejects.toBe(missing);
  isOnline = true;
  // It gets as far as the worker.
  await expect(guards.load()).rejects.toMatchObject({ kind: 'worker-crashed' });
  expect(errors).toHaveLength(2);
});

test('a load that is stopped while its code is on the way starts no worker, and says nothing', async () => {
  isOnline = true;
  const loading = guards.load();
  guards.reset();
  await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
  expect(guards.status).toEqual({ phase: 'absent' });
  expect(errors).toEqual([]);
});
