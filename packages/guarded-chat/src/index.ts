import './define.ts';

export type { GuardStreamEvent, StreamSource } from '@guarded-chat/client';
export type { ChatState } from './describe-status.ts';
export * from './events/guard-before-check-event.ts';
export * from './events/guard-before-send-event.ts';
export * from './events/guard-block-event.ts';
export * from './events/guard-cancel-event.ts';
export * from './events/guard-error-event.ts';
export * from './events/guard-load-event.ts';
export * from './events/guard-progress-event.ts';
export * from './events/guard-send-event.ts';
export * from './events/guard-verdict-event.ts';
export { type AnswerStreamOptions, type CheckOptions, GuardedChat } from './guarded-chat.ts';
export type { ChatTexts } from './locale/chat-texts.ts';
export { englishTexts } from './locale/create-texts.ts';
export { type Locale, loadLocale } from './locale/locales.ts';
