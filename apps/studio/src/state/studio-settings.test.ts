import { describe, expect, it } from 'vitest';
import {
  defaultSettings,
  parseSettings,
  readSettings,
  type SettingsStorage,
  type StudioSettings,
  writeSettings,
} from './studio-settings.ts';

const strict: StudioSettings = {
  policy: { ...defaultSettings.policy, threshold: 0.3, categories: { S2: { action: 'warn' } } },
  taxonomy: { id: 'custom', name: 'Ours', categories: [{ code: 'S6', name: 'Advice' }] },
  excludedCodes: ['S6'],
};

function createStorage(): SettingsStorage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  };
}

describe('parseSettings', () => {
  it('gives the defaults when nothing is stored', () => {
    expect(parseSettings(null)).toEqual(defaultSettings);
  });

  it.each(['', '{', 'null', '42', '{"policy": {"threshold": 1.4}}', '{"policy": "strict"}'])(
    'gives the defaults for %j',
    (json) => {
      expect(parseSettings(json)).toEqual(defaultSettings);
    },
  );

  it('leaves out codes that are no strings', () => {
    expect(parseSettings('{"excludedCodes": ["S6", 7, null]}').excludedCodes).toEqual(['S6']);
  });
});

describe('writeSettings', () => {
  it('keeps what readSettings gives back', () => {
    const storage = createStorage();
    writeSettings(() => storage, strict);
    expect(readSettings(() => storage)).toEqual(strict);
  });

  it('goes on without a storage', () => {
    const forbidden = () => {
      throw new Error('storage is forbidden');
    };
    expect(() => writeSettings(forbidden, strict)).not.toThrow();
    expect(readSettings(forbidden)).toEqual(defaultSettings);
  });
});
