import type { StudioSettings } from './studio-settings.ts';

/** What was set before, and what was taken back. */
export interface SettingsHistory {
  readonly past: readonly StudioSettings[];
  readonly future: readonly StudioSettings[];
  /** When the latest change was, in milliseconds since 1970. */
  readonly changedMs: number;
}

/** Nothing was changed yet. */
export const emptyHistory: SettingsHistory = { past: [], future: [], changedMs: 0 };

/** Changes closer together than this are one: the way of a slider, a word that is typed. */
const TOGETHER_MS = 1000;
const LENGTH = 100;

/** Notes a change. @param former - What was set before it. */
export function recordChange(
  history: SettingsHistory,
  former: StudioSettings,
  nowMs: number,
): SettingsHistory {
  const isSame = nowMs - history.changedMs < TOGETHER_MS && history.past.length > 0;
  const past = isSame ? history.past : [...history.past, former].slice(-LENGTH);
  return { past, future: [], changedMs: nowMs };
}

/** One step back or forward. @returns Undefined where there is none. */
export function stepHistory(
  { past, future }: SettingsHistory,
  present: StudioSettings,
  direction: 'back' | 'forward',
): { readonly history: SettingsHistory; readonly settings: StudioSettings } | undefined {
  const settings = direction === 'back' ? past.at(-1) : future[0];
  if (!settings) return undefined;
  const history =
    direction === 'back'
      ? { past: past.slice(0, -1), future: [present, ...future], changedMs: 0 }
      : { past: [...past, present], future: future.slice(1), changedMs: 0 };
  return { history, settings };
}
