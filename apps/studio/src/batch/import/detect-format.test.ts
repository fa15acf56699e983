import { describe, expect, it } from 'vitest';
import { detectFormat, mapRows, readText } from './detect-format.ts';

describe('detectFormat', () => {
  it.each([
    ['[{"prompt": "a"}]', 'json'],
    ['{"prompt": "a"}\n{"prompt": "b"}', 'jsonl'],
    ['{\n "a": {"prompt": "x"}\n}', 'json'],
    ['prompt,label\nhello,0', 'csv'],
    ['"Text"\tlabel\nhello\t0', 'csv'],
    ['hello, you\nhow are you?', 'lines'],
    ['[sic] said nobody', 'lines'],
  ] as const)('reads %j as %s', (text, format) => {
    expect(detectFormat(text)).toBe(format);
  });
});

describe('mapRows', () => {
  it('has no rows until a column holds the texts', () => {
    const text = readText('what,label\nhello,1\n', 'csv');
    expect(mapRows(text, text.mapping).items).toEqual([]);
    expect(mapRows(text, { prompt: 'what', label: 'label' }).items).toHaveLength(1);
  });

  it('reads plain lines as prompts without labels', () => {
    const text = readText('one\n\ntwo\n', 'lines');
    expect(mapRows(text, text.mapping).items.map(({ unsafe }) => unsafe)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
