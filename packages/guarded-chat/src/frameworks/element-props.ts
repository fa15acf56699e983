import type { GuardBeforeCheckEvent } from '../events/guard-before-check-event.ts';
import type { GuardBeforeSendEvent } from '../events/guard-before-send-event.ts';
import type { GuardBlockEvent } from '../events/guard-block-event.ts';
import type { GuardCancelEvent } from '../events/guard-cancel-event.ts';
import type { GuardErrorEvent } from '../events/guard-error-event.ts';
import type { GuardLoadEvent } from '../events/guard-load-event.ts';
import type { GuardProgressEvent } from '../events/guard-progress-event.ts';
import type { GuardSendEvent } from '../events/guard-send-event.ts';
import type { GuardVerdictEvent } from '../events/guard-verdict-event.ts';
import type { GuardedChat } from '../guarded-chat.ts';

/** The properties of the element that a template may set. */
export interface GuardedChatProps {
  model?: GuardedChat['model'];
  preferredModel?: GuardedChat['preferredModel'];
  assets?: GuardedChat['assets'];
  executionProvider?: GuardedChat['executionProvider'];
  /** As data, or in JSON. */
  policy?: GuardedChat['policy'] | Partial<NonNullable<GuardedChat['policy']>> | string;
  /** As data, or in JSON. */
  taxonomy?: GuardedChat['taxonomy'] | string;
  unchecked?: GuardedChat['unchecked'];
  deadlineMs?: GuardedChat['deadlineMs'];
  send?: GuardedChat['send'];
  newlineOnEnter?: GuardedChat['newlineOnEnter'];
  precheck?: GuardedChat['precheck'];
  observe?: GuardedChat['observe'];
  locale?: GuardedChat['locale'];
  lazy?: GuardedChat['lazy'];
  disabled?: GuardedChat['disabled'];
  conversation?: GuardedChat['conversation'];
  texts?: GuardedChat['texts'];
  guard?: GuardedChat['guard'] | PromiseLike<NonNullable<GuardedChat['guard']>>;
  createWorker?: GuardedChat['createWorker'];
}

/** The events of the element, by name. */
export interface GuardedChatEvents {
  'guard-before-check': GuardBeforeCheckEvent;
  'guard-verdict': GuardVerdictEvent;
  'guard-before-send': GuardBeforeSendEvent;
  'guard-send': GuardSendEvent;
  'guard-block': GuardBlockEvent;
  'guard-cancel': GuardCancelEvent;
  'guard-load': GuardLoadEvent;
  'guard-progress': GuardProgressEvent;
  'guard-error': GuardErrorEvent;
}
