import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileText } from '../testing/arbitraries.ts';
import { textViews } from './text-views.ts';

test('any text is judged as it is, and in two other readings at most, none of them blank', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const views = textViews(text);
      expect(views[0]).toBe(text);
      expect(views.length).toBeLessThanOrEqual(3);
      expect(new Set(views).size).toBe(views.length);
      expect(views.slice(1).filter((view) => view.trim() === '')).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a plain text has no other reading, however it is put together', () => {
  const plain = fc
    .array(fc.constantFrom('bread', 'the', 'garden', 'in', 'May', 'we', 'plant', 'beans', '?'), {
      minLength: 1,
      maxLength: 30,
    })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(plain, (text) => {
      expect(textViews(text)).toEqual([text]);
    }),
  );
});

test.each([
  ['a million newlines', '\n'.repeat(1_000_000)],
  ['a hundred thousand marks', `a${'\u0301'.repeat(100_000)}`],
  ['a hundred thousand letters with spaces', 'a '.repeat(100_000)],
  ['a hundred thousand digits of base64', 'QUJD'.repeat(25_000)],
  ['a hundred thousand hexadecimal digits', '4142 '.repeat(20_000)],
  ['a hundred thousand percent signs', '%41'.repeat(33_000)],
  ['a hundred thousand tags', '\u{e0041}'.repeat(50_000)],
  ['a hundred thousand look-alikes', 'аbс'.repeat(33_000)],
  ['a hundred thousand signs', '@$0'.repeat(33_000)],
])('%s are read to the end; how fast is measured by `npm run views`', (_name, text) => {
  const views = textViews(text);
  expect(views[0] === text).toBe(true);
  expect(views.length).toBeLessThanOrEqual(3);
});
