import { expect, test } from 'vitest';
import { checkLogits } from './check-logits.ts';

test('gives healthy logits back as they are', () => {
  const logits = Float32Array.of(1, -2, 0);
  expect(checkLogits(logits)).toBe(logits);
});

test.each([
  ['no logits', undefined],
  ['a single logit', Float32Array.of(1)],
  ['NaN', Float32Array.of(1, Number.NaN, 2)],
  ['infinity', Float32Array.of(1, Number.POSITIVE_INFINITY, 2)],
  ['zeros, as a lost device gives', new Float32Array(3)],
  ['the same logit everywhere', Float32Array.of(2, 2, 2)],
])('refuses %s', (_name, logits) => {
  expect(() => checkLogits(logits)).toThrow(expect.objectContaining({ kind: 'inference-failed' }));
});
