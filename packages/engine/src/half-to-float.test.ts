import { expect, it } from 'vitest';
import { halfToFloat } from './half-to-float.ts';

it.each([
  [0x0000, 0],
  [0x3c00, 1],
  [0xc000, -2],
  [0x7bff, 65504],
  [0x0001, 2 ** -24],
  [0x0400, 2 ** -14],
  [0x3555, 0.333251953125],
  [0x7c00, Infinity],
  [0xfc00, -Infinity],
  [0x7e00, Number.NaN],
])('reads the bits %i as %f', (bits, number) => {
  expect(halfToFloat(Uint16Array.of(bits))).toEqual(Float32Array.of(number));
});

it('takes numbers as they are', () => {
  expect(halfToFloat(Float32Array.of(0.5, -1))).toEqual(Float32Array.of(0.5, -1));
});
