import { describe, expect, test, vi } from 'vitest';
import { mapStream } from './map-stream.ts';

function streamOf(items: readonly number[], cancel?: (reason: unknown) => void) {
  const left = [...items];
  return new ReadableStream<number>(
    {
      pull(controller) {
        const item = left.shift();
        if (item === undefined) controller.close();
        else controller.enqueue(item);
      },
      ...(cancel && { cancel }),
    },
    { highWaterMark: 0 },
  );
}

async function readAll<Item>(stream: ReadableStream<Item>): Promise<Item[]> {
  const items: Item[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return items;
    items.push(value);
  }
}

test('an item becomes nothing, one or many, and something may come behind the last', async () => {
  const mapped = mapStream(streamOf([0, 1, 2, 0]), {
    map: (count) => Array<string>(count).fill(`${count}`),
    end: () => ['end'],
  });
  await expect(readAll(mapped)).resolves.toEqual(['1', '2', '2', 'end']);
});

test('nothing is read before somebody waits for it', async () => {
  const map = vi.fn<(item: number) => number[]>((item) => [item]);
  const reader = mapStream(streamOf([1, 2, 3]), { map }).getReader();
  expect(map).not.toHaveBeenCalled();
  await reader.read();
  expect(map).toHaveBeenCalledOnce();
});

describe('the source is let go', () => {
  test('when the reader leaves', async () => {
    const cancel = vi.fn<(reason: unknown) => void>();
    const reader = mapStream(streamOf([1, 2], cancel), { map: (item) => [item] }).getReader();
    await reader.read();
    await reader.cancel('left');
    expect(cancel.mock.calls).toEqual([['left']]);
  });

  test('when it is over before its end', async () => {
    const cancel = vi.fn<(reason: unknown) => void>();
    let sum = 0;
    const mapped = mapStream(streamOf([1, 2, 3], cancel), {
      map: (item) => {
        sum += item;
        return [item];
      },
      isOver: () => sum >= 3,
    });
    await expect(readAll(mapped)).resolves.toEqual([1, 2]);
    expect(cancel).toHaveBeenCalledOnce();
  });

  test('when an item cannot be mapped, which fails the stream', async () => {
    const cancel = vi.fn<(reason: unknown) => void>();
    const error = new Error('no number');
    const mapped = mapStream(streamOf([1], cancel), {
      map: () => {
        throw error;
      },
    });
    await expect(readAll(mapped)).rejects.toBe(error);
    expect(cancel.mock.calls).toEqual([[error]]);
  });
});

test('a failure of the source is a failure of the stream', async () => {
  const failing = new ReadableStream<number>({
    start: (controller) => controller.error(new Error('connection lost')),
  });
  const mapped = mapStream(failing, { map: (item) => [item] });
  await expect(readAll(mapped)).rejects.toThrow('connection lost');
});
