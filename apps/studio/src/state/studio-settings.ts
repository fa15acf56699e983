import { type Policy, parsePolicy, parseTaxonomy, type Taxonomy } from '@guarded-chat/policy';

/** What a person has set, and what is kept between visits. No text of a conversation is ever part of it. */
export interface StudioSettings {
  readonly policy: Policy;
  /** The writer's own list of categories; absent: the one that the model was made with. */
  readonly taxonomy?: Taxonomy;
  /** Codes of the categories that the model is not asked about. */
  readonly excludedCodes: readonly string[];
}

/** The part of `localStorage` that is used. */
export type SettingsStorage = Pick<Storage, 'getItem' | 'setItem'>;

const storageKey = 'guarded-chat-studio-settings';

/** Nothing set: the policy's defaults, and all categories. */
export const defaultSettings: StudioSettings = { policy: parsePolicy({}), excludedCodes: [] };

/**
 * Reads settings from untrusted data; what cannot be read is the default.
 * @param json - As `writeSettings` wrote it, or anything else.
 */
export function parseSettings(json: string | null): StudioSettings {
  if (json === null) return defaultSettings;
  try {
    const data: unknown = JSON.parse(json);
    if (typeof data !== 'object' || data === null) return defaultSettings;
    const { policy, taxonomy, excludedCodes } = data as Record<string, unknown>;
    return {
      policy: parsePolicy(policy ?? {}),
      ...(taxonomy !== undefined && { taxonomy: parseTaxonomy(taxonomy) }),
      excludedCodes: parseCodes(excludedCodes),
    };
  } catch {
    return defaultSettings;
  }
}

function parseCodes(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((code): code is string => typeof code === 'string');
}

/** The settings of the last visit; the defaults where nothing may be stored. */
export function readSettings(storage: () => SettingsStorage): StudioSettings {
  try {
    return parseSettings(storage().getItem(storageKey));
  } catch {
    return defaultSettings;
  }
}

/** Keeps settings for the next visit, where something may be stored. */
export function writeSettings(storage: () => SettingsStorage, settings: StudioSettings): void {
  try {
    storage().setItem(storageKey, JSON.stringify(settings));
  } catch {
    // Storage may be full or forbidden: the settings then hold for this visit.
  }
}
