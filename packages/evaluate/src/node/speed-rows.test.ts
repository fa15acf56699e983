import { describe, expect, it } from 'vitest';
import { speedRows } from './speed-rows.ts';

/** A token for each word. */
const encode = (text: string) =>
  text
    .trim()
    .split(' ')
    .map((word) => word.length);

describe('rows to measure speed on', () => {
  const rows = speedRows(encode, 60, 20);
  const texts = rows.map((row) => row.conversation[0]?.text ?? '');

  it('have one length in tokens, and are all different', () => {
    expect(texts.map((text) => encode(text).length)).toEqual(texts.map(() => 60));
    expect(new Set(texts).size).toBe(20);
  });

  it('are prompts without a label, the same each time', () => {
    expect(rows[0]).toMatchObject({ task: 'prompt-classification', unsafe: undefined });
    expect(speedRows(encode, 60, 20)).toEqual(rows);
  });

  it('cannot be shorter than their beginning', () => {
    expect(() => speedRows(encode, 2, 1)).toThrow('tokens: 2 are too few');
  });
});
