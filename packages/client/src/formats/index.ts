export { type ModerationResult, toModerationResult } from '@guarded-chat/policy';
export { toLlamaGuardText } from './llama-guard-text.ts';
export { toVerdictJson, type VerdictJson } from './verdict-json.ts';
