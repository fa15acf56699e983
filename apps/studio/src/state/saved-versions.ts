import { parseSettings, type SettingsStorage, type StudioSettings } from './studio-settings.ts';

/** Settings that were given a name. */
export interface SavedVersion {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly savedMs: number;
  readonly settings: StudioSettings;
}

const storageKey = 'guarded-chat-studio-versions';

function parseVersion(value: unknown): readonly SavedVersion[] {
  const { id, name, savedMs, settings } = (value ?? {}) as Partial<
    Record<keyof SavedVersion, unknown>
  >;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof savedMs !== 'number') return [];
  return [{ id, name, savedMs, settings: parseSettings(JSON.stringify(settings ?? null)) }];
}

/** The versions of former visits, newest first. */
export function readVersions(storage: () => SettingsStorage): readonly SavedVersion[] {
  try {
    const data: unknown = JSON.parse(storage().getItem(storageKey) ?? '[]');
    return Array.isArray(data) ? data.flatMap(parseVersion) : [];
  } catch {
    return [];
  }
}

/** Keeps versions for the next visit, where something may be stored. */
export function writeVersions(
  storage: () => SettingsStorage,
  versions: readonly SavedVersion[],
): void {
  try {
    storage().setItem(storageKey, JSON.stringify(versions));
  } catch {
    // Storage may be full or forbidden: the versions then hold for this visit.
  }
}
