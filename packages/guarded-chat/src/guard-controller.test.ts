import { GuardError } from '@guarded-chat/client';
import type { Conversation, Policy } from '@guarded-chat/policy';
import { beforeEach, expect, test } from 'vitest';
import type { GuardErrorEvent } from './events/guard-error-event.ts';
import { GuardController, type GuardHost } from './guard-controller.ts';

const conversation: Conversation = [{ role: 'user', text: 'Good morning' }];
const task = 'prompt-classification';
const { signal } = new AbortController();
let errors: Error[];
const policy: { unchecked?: Policy['unchecked'] } = {};
let workersAsked: number;
let guards: GuardController;

beforeEach(() => {
  errors = [];
  delete policy.unchecked;
  workersAsked = 0;
  const createWorker = (): Worker => {
    workersAsked += 1;
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
  guards = new GuardController(host);
});

test('without a guard a text is unchecked and held, and an event says so', async () => {
  const verdict = await guards.check(conversation, task, signal);
  const [error] = errors;
  expect(error).toBeInstanceOf(GuardError);
  const { kind, message } = error as GuardError;
  expect(verdict).toEqual({ status: 'unchecked', action: 'block', reason: { kind, message } });
  expect(kind).toBe('worker-crashed');
  expect(guards.status).toEqual({ phase: 'failed', error });
  expect(errors).toHaveLength(1);
});

test('what becomes of it then is for the policy to say', async () => {
  policy.unchecked = 'warn';
  await expect(guards.check(conversation, task, signal)).resolves.toMatchObject({
    status: 'unchecked',
    action: 'warn',
  });
});

test('the next load tries again', async () => {
  await expect(guards.load()).rejects.toMatchObject({ kind: 'worker-crashed' });
  await expect(guards.load()).rejects.toMatchObject({ kind: 'worker-crashed' });
  expect(workersAsked).toBe(2);
  expect(errors).toHaveLength(2);
});

test('a load that is stopped says nothing', async () => {
  const loading = guards.load();
  guards.reset();
  await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
  expect(guards.status).toEqual({ phase: 'absent' });
  expect(errors).toEqual([]);
});
