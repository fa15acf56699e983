import { expect, it } from 'vitest';
import { readVersions, type SavedVersion, writeVersions } from './saved-versions.ts';
import { defaultSettings } from './studio-settings.ts';

const version: SavedVersion = { id: 'a', name: 'Strict', savedMs: 1, settings: defaultSettings };

function createStorage(value: string | null = null) {
  let kept = value;
  return () => ({
    getItem: () => kept,
    setItem: (_key: string, text: string) => {
      kept = text;
    },
  });
}

it('keeps versions between visits', () => {
  const storage = createStorage();
  expect(readVersions(storage)).toEqual([]);
  writeVersions(storage, [version]);
  expect(readVersions(storage)).toEqual([version]);
});

it.each(['{', '7', '[null, {"id": 1}]'])('reads nothing from %j', (json) => {
  expect(readVersions(createStorage(json))).toEqual([]);
});
