import { expect, test } from 'vitest';
import { HeldParts } from './held-parts.ts';

interface Part {
  readonly name: string;
  readonly text: string;
}

const part = (name: string, text = ''): Part => ({ name, text });

function hold(...parts: readonly Part[]): HeldParts<Part> {
  const held = new HeldParts<Part>({
    readText: ({ text }) => text,
    cut: (whole, text) => (whole.name === 'uncut' ? undefined : { ...whole, text }),
  });
  for (const one of parts) held.push(one);
  return held;
}

test('so much text is let go as was asked for, and a part is cut for it', () => {
  const held = hold(part('a', 'one '), part('b', 'two '), part('c', 'three '));
  expect(held.take(6)).toEqual([part('a', 'one '), part('b', 'tw')]);
  expect(held.take(1)).toEqual([part('b', 'o')]);
  expect(held.take(4)).toEqual([part('b', ' '), part('c', 'thr')]);
  expect(held.take(9)).toEqual([part('c', 'ee ')]);
});

test('parts without text pass with the text before them, not before the text before them', () => {
  const held = hold(part('start'), part('a', 'one'), part('call'), part('b', 'two'), part('end'));
  expect(held.take(3)).toEqual([part('start'), part('a', 'one'), part('call')]);
  expect(held.take(2)).toEqual([part('b', 'tw')]);
  expect(held.take(0)).toEqual([]);
  expect(held.take(1)).toEqual([part('b', 'o'), part('end')]);
});

test('a part that cannot be cut comes once, when all its text may', () => {
  const held = hold(part('a', 'one'), part('uncut', '\n\n'), part('b', 'two'));
  expect(held.take(4)).toEqual([part('a', 'one')]);
  expect(held.take(2)).toEqual([part('uncut', '\n\n'), part('b', 't')]);
});

test('no text is no leave for text', () => {
  expect(hold(part('a', 'one')).take(0)).toEqual([]);
});
