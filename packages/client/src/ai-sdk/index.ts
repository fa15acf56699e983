export { GuardBlockedError, type HoldingVerdict } from '../chat/blocked-error.ts';
export type { ChatGuard, ChatGuardOptions, CheckReport } from '../chat/chat-guard.ts';
export { createGuardMiddleware } from './guard-middleware.ts';
