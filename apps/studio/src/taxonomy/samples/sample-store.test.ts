import { expect, it } from 'vitest';
import { firstSamples, readSamples, writeSamples } from './sample-store.ts';

function createStorage(value: string | null = null) {
  let kept = value;
  return () => ({
    getItem: () => kept,
    setItem: (_key: string, text: string) => {
      kept = text;
    },
  });
}

it('keeps samples between visits, none of them included', () => {
  const storage = createStorage();
  expect(readSamples(storage)).toBe(firstSamples);
  writeSamples(storage, []);
  expect(readSamples(storage)).toEqual([]);
});

it.each(['{', '"text"', 'null'])('starts anew from %j', (json) => {
  expect(readSamples(createStorage(json))).toBe(firstSamples);
});

it('drops what is no sample', () => {
  const json = '[{"id": "1", "text": "a", "expected": null}, {"id": 2}, null]';
  expect(readSamples(createStorage(json))).toHaveLength(1);
});
