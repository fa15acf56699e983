import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkerPulse } from './worker-pulse.ts';

let asked = 0;
let silences = 0;
let ask: () => Promise<unknown> = () => Promise.resolve();

function createPulse(): WorkerPulse {
  return new WorkerPulse(
    () => {
      asked += 1;
      return ask();
    },
    () => {
      silences += 1;
    },
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  silences = 0;
  ask = () => Promise.resolve();
});
afterEach(() => vi.useRealTimers());

test('a worker that answers may take as long as it likes', async () => {
  createPulse().start();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toBe(600);
  expect(silences).toBe(0);
});

test('a worker that throws has answered', async () => {
  ask = () => Promise.reject(new Error('no such method'));
  createPulse().start();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(silences).toBe(0);
});

test('a minute of silence is told once, and asked about once', async () => {
  ask = () => new Promise(() => undefined);
  createPulse().start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(silences).toBe(0);
  await vi.advanceTimersByTimeAsync(600_000);
  expect([silences, asked]).toEqual([1, 1]);
});

test('a worker that owes nothing is left in peace', async () => {
  const pulse = createPulse();
  pulse.start();
  pulse.stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toBe(0);
});

test('a longer silence in pieces is none', async () => {
  let isSilent = true;
  ask = () =>
    isSilent ? new Promise((resolve) => setTimeout(resolve, 59_000)) : Promise.resolve();
  createPulse().start();
  await vi.advanceTimersByTimeAsync(300_000);
  isSilent = false;
  await vi.advanceTimersByTimeAsync(300_000);
  expect(silences).toBe(0);
});
