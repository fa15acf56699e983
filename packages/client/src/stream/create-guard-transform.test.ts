import type { Verdict } from '@guarded-chat/policy';
import { expect, test, vi } from 'vitest';
import { useGuards } from '../testing/guard-harness.ts';
import { findUnsafe, question } from '../testing/stream-fixtures.ts';

const harness = useGuards();
const sentence = 'Beans like the warm soil of May. ';

function streamOf(pieces: readonly string[], cancel?: () => void): ReadableStream<string> {
  const left = [...pieces];
  return new ReadableStream<string>({
    pull(controller) {
      const piece = left.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(piece);
    },
    ...(cancel && { cancel }),
  });
}

async function readAll(stream: ReadableStream<string>): Promise<string> {
  let text = '';
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
}

test('a safe text passes unchanged, and its verdict is told', async () => {
  const guard = await harness.createGuard();
  const onVerdict = vi.fn<(verdict: Verdict) => void>();
  const transform = guard.createGuardTransform({ conversation: question, onVerdict });
  const pieces = sentence.repeat(9).split(/(?<= )/);
  await expect(readAll(streamOf(pieces).pipeThrough(transform))).resolves.toBe(pieces.join(''));
  expect(onVerdict.mock.calls).toMatchObject([[{ status: 'safe' }]]);
});

test('a block ends the readable side, tells why, and stops the source', async () => {
  const guard = await harness.createGuard();
  harness.fake.script = { assess: findUnsafe('UNSAFE') };
  const onVerdict = vi.fn<(verdict: Verdict) => void>();
  const cancel = vi.fn<() => void>();
  const transform = guard.createGuardTransform({ conversation: question, onVerdict });
  const source = streamOf(
    [sentence, `UNSAFE ${sentence}`, ...Array<string>(99).fill(sentence)],
    cancel,
  );
  await expect(readAll(source.pipeThrough(transform))).resolves.toBe(sentence);
  expect(onVerdict.mock.calls).toMatchObject([[{ status: 'unsafe', action: 'block' }]]);
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
});

test('a failure of the source is a failure of the readable side', async () => {
  const guard = await harness.createGuard();
  const source = new ReadableStream<string>({
    start: (controller) => controller.error(new Error('connection lost')),
  });
  const transform = guard.createGuardTransform({ conversation: question });
  await expect(readAll(source.pipeThrough(transform))).rejects.toThrow('connection lost');
});

test('a reader that leaves stops the source', async () => {
  const guard = await harness.createGuard();
  const cancel = vi.fn<() => void>();
  const source = streamOf(Array<string>(99).fill(sentence), cancel);
  const reader = source
    .pipeThrough(guard.createGuardTransform({ conversation: question }))
    .getReader();
  await reader.read();
  await reader.cancel();
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
});
