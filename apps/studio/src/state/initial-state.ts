import { pocketGuard } from '../model/model-order.ts';
import type { SavedVersion } from './saved-versions.ts';
import { emptyHistory } from './settings-history.ts';
import type { StudioSettings } from './studio-settings.ts';
import type { StudioState } from './studio-state.ts';

/** The studio before its model is there. */
export function initialState(
  settings: StudioSettings,
  versions: readonly SavedVersion[] = [],
): StudioState {
  return {
    model: { phase: 'loading', loaded: 0, step: 'manifest' },
    packageFacts: undefined,
    executionProvider: 'auto',
    modelOrder: pocketGuard,
    benchmarks: [],
    settings,
    history: emptyHistory,
    versions,
    messages: [],
    shown: undefined,
    checking: undefined,
    log: [],
    redecision: undefined,
    showsTexts: false,
    requestCount: 0,
    isOfflineReady: false,
    isBlocked: false,
    allowsEndpoint: false,
    assistant: { kind: 'scripted' },
  };
}
