export type { GuardedText, GuardedTextOptions } from '../guard-loader/check-later.ts';
export type { CheckText } from '../guard-loader/guard-loader.ts';
export type { GuardState } from '../guard-loader/guard-state.ts';
export { type UseGuardOptions, type UseGuardReturn, useGuard } from './use-guard.ts';
export { type UseGuardedTextReturn, useGuardedText } from './use-guarded-text.ts';
