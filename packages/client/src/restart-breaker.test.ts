import { expect, test } from 'vitest';
import { GuardError } from './guard-error.ts';
import { RestartBreaker } from './restart-breaker.ts';
import { failures } from './testing/fixtures.ts';

const lost = new GuardError(failures.deviceLost);

/** How long a breaker forbids a restart after a number of losses at 0 ms, to the second. */
function delaySecondsAfter(losses: number): number {
  const breaker = new RestartBreaker();
  for (let count = 0; count < losses; count += 1) breaker.recordLoss(lost, 0);
  for (let seconds = 0; ; seconds += 1) {
    try {
      breaker.assertMayRestart(seconds * 1000);
      return seconds;
    } catch {
      // Too early.
    }
  }
}

test('the first losses in a row cost no delay, further ones twice as much each, up to a minute', () => {
  const delays = [0, 1, 2, 3, 4, 5, 6, 9, 12, 1500].map(delaySecondsAfter);
  expect(delays).toEqual([0, 0, 0, 1, 2, 4, 8, 60, 60, 60]);
});

test('an answer ends the row', () => {
  const breaker = new RestartBreaker();
  for (let count = 0; count < 5; count += 1) breaker.recordLoss(lost, 0);
  breaker.recordAnswer();
  expect(() => breaker.assertMayRestart(0)).not.toThrow();
  breaker.recordLoss(lost, 0);
  expect(() => breaker.assertMayRestart(0)).not.toThrow();
});

test('the refusal is of the kind of the last loss, and says how long to wait', () => {
  const breaker = new RestartBreaker();
  for (let count = 0; count < 5; count += 1) breaker.recordLoss(lost, 0);
  const refusal: unknown = expect.objectContaining({
    kind: 'device-lost',
    origin: 'device',
    message: `${lost.message} This was failure 5 in a row: the next try is possible in 3 s.`,
  });
  expect(() => breaker.assertMayRestart(1500)).toThrow(refusal);
});
