import { expect, it } from 'vitest';
import { modelAddressOf } from './model-address.ts';

it.each([
  ['somebody/guard-3-1b', 'https://huggingface.co/somebody/guard-3-1b/resolve/main/'],
  ['https://models.example/guard', 'https://models.example/guard/'],
  ['/models/pocket-guard/', '/models/pocket-guard/'],
])('takes %s', (written, address) => {
  expect(modelAddressOf(written)).toBe(address);
});

it.each(['', 'guard', '//elsewhere.example/a', 'file:///a', '../a/b/c'])(
  'refuses %j',
  (written) => {
    expect(() => modelAddressOf(written)).toThrow(TypeError);
  },
);
