import './define.ts';

export type { GuardStreamEvent, StreamSource } from '@guarded-chat/client';
export type { ChatTexts } from './chat-texts.ts';
export { englishTexts } from './chat-texts.ts';
export type { ChatState } from './describe-status.ts';
export * from './events/guard-before-check-event.ts';
export * from './events/guard-block-event.ts';
export * from './events/guard-error-event.ts';
export * from './events/guard-load-event.ts';
export * from './events/guard-progress-event.ts';
export * from './events/guard-send-event.ts';
export * from './events/guard-verdict-event.ts';
export { type AnswerStreamOptions, type CheckOptions, GuardedChat } from './guarded-chat.ts';
