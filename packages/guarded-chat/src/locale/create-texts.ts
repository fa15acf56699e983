// The package's main module keeps one locale for a page, and can be configured by one party alone, which is the host's
// app: these are the parts of its runtime mode that keep nothing. See decisions/0001-localization.md.
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import { str } from '@lit/localize/internal/str-tag.js';
import type { ChatTexts } from './chat-texts.ts';
import type {
  LocaleModule,
  MessageId,
  MessageTemplate,
  NamedTexts,
  Reason,
} from './locale-module.ts';

/** What the engine's and the client's failures come down to for a person. */
const reasons: Readonly<Record<string, Reason>> = {
  'model-fetch-failed': 'out-of-reach',
  'model-integrity-mismatch': 'damaged',
  'model-unsupported': 'not-supported',
  'no-execution-provider': 'not-supported',
  'self-test-failed': 'not-supported',
  'protocol-mismatch': 'not-supported',
  'storage-full': 'no-room',
  'device-lost': 'broke-off',
  'out-of-memory': 'broke-off',
  'inference-failed': 'broke-off',
  'completion-unparseable': 'broke-off',
  'worker-crashed': 'broke-off',
  destroyed: 'broke-off',
  timeout: 'too-slow',
  'input-too-long': 'too-long',
};

/**
 * The element's words in a locale.
 * @param named - Its words for categories and reasons, once they are loaded.
 * @param templates - Its messages. Default: those here, in English.
 */
export function createTexts(named?: NamedTexts, templates?: LocaleModule['templates']): ChatTexts {
  // Messages are plain text in every locale, see `MessageTemplate`.
  const msg = (id: MessageId, source: MessageTemplate) =>
    runtimeMsg(templates, source, { id }) as string;
  const categories = new Map(Object.entries(named?.categories ?? {}));
  return {
    idle: msg('idle', 'Messages are checked on this device before they are sent.'),
    loading: (percent) => msg('loading', str`Loading the safety model: ${percent} %`),
    starting: msg('starting', 'Starting the safety model'),
    waiting: msg('waiting', 'Your message will be checked as soon as it is ready.'),
    loadFailed: msg('loadFailed', 'The safety model could not be loaded.'),
    checking: msg('checking', 'Checking your message'),
    safe: msg('safe', 'Checked: nothing unsafe found.'),
    warned: (names) => msg('warned', str`This may be about ${names}. Send it anyway?`),
    blocked: (names) => msg('blocked', str`Not sent: this looks like ${names}.`),
    unchecked: msg('unchecked', 'Not sent: your message could not be checked.'),
    uncheckedWarned: msg('uncheckedWarned', 'Your message could not be checked. Send it anyway?'),
    uncheckedSent: msg('uncheckedSent', 'Sent without a check.'),
    textChanged: msg(
      'textChanged',
      'Not sent: the text changed during the check. Send it again when it is ready.',
    ),
    stopped: msg('stopped', 'Not sent.'),
    answerChecking: msg('answerChecking', 'Checking the answer'),
    answerSafe: msg('answerSafe', 'Answer checked: nothing unsafe found.'),
    answerWarned: (names) => msg('answerWarned', str`The answer may be about ${names}.`),
    answerBlocked: (names) =>
      msg('answerBlocked', str`The answer is held back: it looks like ${names}.`),
    answerUnchecked: msg('answerUnchecked', 'The answer could not be checked.'),
    unverified: msg(
      'unverified',
      'This safety model is unverified: nothing vouches for what it finds.',
    ),
    unnamed: msg('unnamed', 'unsafe content'),
    sendAnyway: msg('sendAnyway', 'Send anyway'),
    edit: msg('edit', 'Edit'),
    retry: msg('retry', 'Retry'),
    cancel: msg('cancel', 'Cancel'),
    category: (name) => categories.get(name)?.[0] ?? name,
    advice: (name) => categories.get(name)?.[1],
    reason: (kind) => {
      const reason = Object.hasOwn(reasons, kind) ? reasons[kind] : undefined;
      return reason && named?.reasons[reason];
    },
  };
}

/** The element's words in English, without those for categories and reasons, which come later. */
export const englishTexts: ChatTexts = createTexts();
