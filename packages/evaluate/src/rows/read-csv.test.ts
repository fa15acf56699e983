import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv.ts';

describe('readCsv', () => {
  it('keeps line breaks, commas and doubled quotes inside quotes', () => {
    const { items } = readCsv('prompt,label\n"one, ""two""\nthree",0\n');
    expect(items).toEqual([{ prompt: 'one, "two"\nthree', label: '0' }]);
  });

  it('drops a byte order mark and blank lines, and recognises tabs and semicolons', () => {
    expect(readCsv('\uFEFFa\tb\n\n1\t2\n\n').items).toEqual([{ a: '1', b: '2' }]);
    expect(readCsv('a;b\r\n1;2\r\n').items).toEqual([{ a: '1', b: '2' }]);
  });

  it('tells of a line with too few cells, and reads the others', () => {
    const { items, problems } = readCsv('a,b\n1,2\n3\n5,6\n');
    expect(items).toHaveLength(2);
    expect(problems).toMatchObject([{ record: 2 }]);
  });

  it('refuses a file whose quotes are broken, without repeating a text', () => {
    expect(() => readCsv('a,b\n"secret words,2\n')).toThrow('the quotes of this CSV are broken');
    expect(() => readCsv('a,b\n"secret words,2\n')).not.toThrow('secret');
  });

  it('refuses a file without a header', () => {
    expect(() => readCsv('')).toThrow('the file has no header line');
  });
});
