import { expect, test } from 'vitest';
import { DeviceRecord } from './device-record.ts';
import { GuardError } from './guard-error.ts';
import { failures } from './testing/fixtures.ts';

/** A worker that ended so. */
function ended(kind: 'device-lost' | 'worker-crashed', hasAnswered = false) {
  const error = new GuardError({ ...failures.deviceLost, kind });
  return { ended: Promise.resolve(error), hasAnswered };
}

async function recordOf(...ends: readonly ReturnType<typeof ended>[]): Promise<DeviceRecord> {
  const record = new DeviceRecord();
  for (const end of ends) {
    record.follow(end);
    await end.ended;
  }
  return record;
}

test('two lost devices change nothing', async () => {
  const record = await recordOf(ended('device-lost'), ended('device-lost'));
  expect(record.order('auto')).toEqual({ executionProvider: 'auto' });
});

test('three in a row make it WASM, with the reason', async () => {
  const record = await recordOf(...Array.from({ length: 3 }, () => ended('device-lost')));
  expect(record.order('auto')).toEqual({
    executionProvider: 'wasm',
    fallbackReason: 'the GPU device was lost 3 times in a row',
  });
});

test('who insists on WebGPU keeps it', async () => {
  const record = await recordOf(...Array.from({ length: 3 }, () => ended('device-lost')));
  expect(record.order('webgpu')).toEqual({ executionProvider: 'webgpu' });
});

test('a worker that has answered ends the row, and other ends do not count', async () => {
  const record = await recordOf(
    ended('device-lost'),
    ended('device-lost'),
    ended('device-lost', true),
    ended('worker-crashed'),
    ended('device-lost'),
  );
  expect(record.order('auto')).toEqual({ executionProvider: 'auto' });
});
