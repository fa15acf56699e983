export { GuardBlockedError, type HoldingVerdict } from '../chat/blocked-error.ts';
export type { ChatGuard, ChatGuardOptions, CheckReport } from '../chat/chat-guard.ts';
export {
  createGuardedFetch,
  type GuardedFetchOptions,
  isChatCompletion,
  type RequestTarget,
} from './guarded-fetch.ts';
