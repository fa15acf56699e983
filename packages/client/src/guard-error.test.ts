import { expect, test } from 'vitest';
import { GuardError } from './guard-error.ts';
import { failures } from './testing/fixtures.ts';

test('an error carries the failure it was made of', () => {
  const error = new GuardError(failures.deviceLost, { cause: 'lost' });
  expect(error).toMatchObject({ ...failures.deviceLost, name: 'GuardError', cause: 'lost' });
  expect(error).toBeInstanceOf(Error);
});
