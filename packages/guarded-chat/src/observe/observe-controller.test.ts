import { GuardError } from '@guarded-chat/client';
import type { ReactiveControllerHost } from 'lit';
import { beforeEach, expect, test, vi } from 'vitest';
import { englishTexts } from '../locale/create-texts.ts';
import type { observeAnswers } from './observe-answers.ts';
import { ObserveController } from './observe-controller.ts';

const missing = new TypeError('Failed to fetch dynamically imported module');

const { signal } = new AbortController();
const update = vi.fn<() => void>();
let errors: Error[];
let observed: string[];
let selector: string;
let load: () => Promise<{ observeAnswers: typeof observeAnswers }>;
let controller: ObserveController;

const part = {
  observeAnswers: (_element: unknown, _setup: unknown, found: string) => {
    observed.push(found);
    return { stop: () => observed.push('stop') };
  },
} as unknown as { observeAnswers: typeof observeAnswers };

beforeEach(() => {
  errors = [];
  observed = [];
  selector = '.answer';
  load = () => Promise.reject(missing);
  const host = Object.assign(new EventTarget(), {
    isConnected: true,
    requestUpdate: update,
  }) as unknown as ReactiveControllerHost & HTMLElement;
  host.addEventListener('guard-error', (event) => errors.push(event.detail.error));
  const setup = {
    readSelector: () => selector,
    readConversation: () => [],
    readQuestion: () => '',
    judge: () => Promise.reject(new Error('nothing is judged here')),
    words: { texts: englishTexts, language: 'en' },
  };
  controller = new ObserveController(host, setup, () => load());
});

test('answers whose observer cannot be had are an error, told once and not tried at each update', async () => {
  controller.hostUpdated();
  await controller.settle(signal);
  controller.hostUpdated();
  const { error } = controller;
  expect(error).toBeInstanceOf(GuardError);
  expect(error).toMatchObject({ kind: 'model-fetch-failed', cause: missing });
  expect(errors).toEqual([error]);
});

test('a retry observes them, and takes the error back', async () => {
  controller.hostUpdated();
  await controller.settle(signal);
  load = () => Promise.resolve(part);
  await controller.retry();
  expect(controller.error).toBeUndefined();
  expect(observed).toEqual(['.answer']);
  expect(controller.retry()).toBeUndefined();
});

test('answers that are no longer to be observed are no error, and the element is told', async () => {
  controller.hostUpdated();
  await controller.settle(signal);
  selector = '';
  update.mockClear();
  controller.hostUpdated();
  expect(controller.error).toBeUndefined();
  expect(update).toHaveBeenCalledOnce();
});

test('a selector that changes on the way is the one that counts', async () => {
  load = () => Promise.resolve(part);
  controller.hostUpdated();
  selector = '.reply';
  controller.hostUpdated();
  await controller.settle(signal);
  expect(observed).toEqual(['.reply']);
});
