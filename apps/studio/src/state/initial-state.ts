import type { StudioSettings } from './studio-settings.ts';
import type { StudioState } from './studio-state.ts';

/** The studio before its model is there. */
export function initialState(settings: StudioSettings): StudioState {
  return {
    model: { phase: 'loading', loaded: 0, step: 'manifest' },
    packageFacts: undefined,
    executionProvider: 'auto',
    settings,
    messages: [],
    shown: undefined,
    checking: undefined,
    log: [],
    redecision: undefined,
    showsTexts: false,
    requestCount: 0,
    isOfflineReady: false,
    isBlocked: false,
  };
}
