import { type Assessment, protocolById, type Taxonomy, taxonomies } from '@guarded-chat/policy';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { assessmentWith } from '../../testing/fixtures.ts';
import { type Sample, SampleCheck } from './sample-check.ts';

const protocol = protocolById('pocket-guard-1');
const { llamaGuard2, llamaGuard3 } = taxonomies;
const samples: readonly Sample[] = [
  { id: 'a', text: 'one', expected: 'S1' },
  { id: 'b', text: 'two', expected: null },
];

type Ask = (text: string, taxonomy: Taxonomy, signal: AbortSignal) => Promise<Assessment>;

let ask: ReturnType<typeof vi.fn<Ask>>;
let check: SampleCheck;

/** Updates, and lets the pause in editing pass. */
async function update(...given: Parameters<SampleCheck['update']>): Promise<void> {
  const done = check.update(...given);
  await vi.runAllTimersAsync();
  await done;
}

afterEach(() => vi.useRealTimers());

beforeEach(() => {
  vi.useFakeTimers();
  ask = vi.fn<Ask>(() => Promise.resolve(assessmentWith(0.7)));
  check = new SampleCheck({ ask, onChange: () => undefined });
});

it('asks about every sample once', async () => {
  await update(samples, llamaGuard3, protocol, 'model');
  expect(ask).toHaveBeenCalledTimes(2);
  expect(check.resultOf('a')).toMatchObject({ state: 'assessed' });
});

it('asks only about the sample that was edited', async () => {
  await update(samples, llamaGuard3, protocol, 'model');
  const edited = samples.map((one) => (one.id === 'b' ? { ...one, text: 'three' } : one));
  await update(edited, llamaGuard3, protocol, 'model');
  expect(ask.mock.calls.slice(2).map(([text]) => text)).toEqual(['three']);
});

it('shows no result for a text that was not judged, and asks after a pause', async () => {
  await update(samples, llamaGuard3, protocol, 'model');
  const edited = samples.map((one) => (one.id === 'b' ? { ...one, text: 'three' } : one));
  const done = check.update(edited, llamaGuard3, protocol, 'model');
  expect(check.resultOf('a')).toMatchObject({ state: 'assessed' });
  expect(check.resultOf('b')).toEqual({ state: 'waiting' });
  await vi.advanceTimersByTimeAsync(300);
  expect(ask).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(200);
  await done;
  expect(ask).toHaveBeenCalledTimes(3);
});

it('asks once for several edits in a row', async () => {
  const typed = ['t', 'th', 'thr'].map((text) => [{ id: 'a', text, expected: null }]);
  const done = typed.map((one) => check.update(one, llamaGuard3, protocol, 'model'));
  await vi.runAllTimersAsync();
  await Promise.all(done);
  expect(ask.mock.calls.map(([text]) => text)).toEqual(['thr']);
});

it('asks nothing when a change of the list is taken back, or does not reach the prompt', async () => {
  await update(samples, llamaGuard3, protocol, 'model');
  await update(samples, llamaGuard2, protocol, 'model');
  expect(ask).toHaveBeenCalledTimes(4);
  await update(samples, { ...llamaGuard3, id: 'custom', name: 'Ours' }, protocol, 'model');
  expect(ask).toHaveBeenCalledTimes(4);
});

it('asks another model anew', async () => {
  await update(samples, llamaGuard3, protocol, 'model');
  await update(samples, llamaGuard3, protocol, 'other');
  expect(ask).toHaveBeenCalledTimes(4);
});

it('drops what a later change has overtaken', async () => {
  ask.mockImplementation(
    (_text, _taxonomy, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  );
  const first = check.update(samples, llamaGuard3, protocol, 'model');
  await vi.runAllTimersAsync();
  ask.mockImplementation(() => Promise.resolve(assessmentWith(0.2)));
  await Promise.all([first, update(samples, llamaGuard2, protocol, 'model')]);
  expect(check.resultOf('a')).toMatchObject({ assessment: { unsafeScore: 0.2 } });
});

it('tells of a sample that cannot be judged, and goes on', async () => {
  ask.mockRejectedValueOnce(new Error('too long'));
  await update(samples, llamaGuard3, protocol, 'model');
  expect(check.resultOf('a')).toEqual({ state: 'failed', message: 'too long' });
  expect(check.resultOf('b')).toMatchObject({ state: 'assessed' });
});
