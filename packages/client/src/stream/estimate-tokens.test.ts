import { expect, test } from 'vitest';
import { estimateTokens } from './estimate-tokens.ts';

test.each([
  ['', 0],
  ['four', 1],
  ['good morning', 3],
  ['花园', 2],
  ['blüht', 2],
])('%j has about %d tokens', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens);
});
