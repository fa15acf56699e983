import type { Verdict } from '@guarded-chat/policy';
import type { Gate } from './gate.ts';
import type { LoadStatus } from './load-status.ts';
import type { ChatTexts } from './locale/chat-texts.ts';

/** What the element is doing, in one word. */
export type ChatState =
  | 'idle'
  | 'loading'
  | 'checking'
  | 'safe'
  | 'warned'
  | 'blocked'
  | 'unchecked';

/** What a person can do about it. */
export type ChatAction = 'send-anyway' | 'edit' | 'retry' | 'cancel';

/** A message of the status line, as its slot is called. */
export type MessageSlot =
  | ChatState
  | 'starting'
  | 'load-failed'
  | 'text-changed'
  | 'stopped'
  | 'unchecked-warned'
  | 'unchecked-sent'
  | `answer-${Exclude<ChatState, 'idle' | 'loading'>}`;

/** How the check of an answer stands. */
export type AnswerStatus =
  | { readonly phase: 'checking' }
  | { readonly phase: 'judged'; readonly verdict: Verdict };

/** All that the status line depends on. */
export interface StatusInput {
  readonly gate: Gate;
  readonly answer: AnswerStatus | undefined;
  readonly load: LoadStatus;
  readonly texts: ChatTexts;
  /** Language of the texts, for joining category names. */
  readonly language: string;
}

/** What the status line shows and says. */
export interface Status {
  readonly state: ChatState;
  readonly message: string;
  /** The host's own message instead, if it has any in that slot. */
  readonly slot: MessageSlot;
  /** A reason, or what a person can do, in smaller print. */
  readonly detail?: string | undefined;
  readonly actions: readonly ChatAction[];
  /** How far a load is, in [0, 1]. */
  readonly progress?: number;
  /** How urgently screen readers say it, if at all. */
  readonly announce?: 'polite' | 'assertive';
  /** What it is about: the same subject is announced once. */
  readonly subject: object;
}

/** What a text is about, in plain words and one phrase. */
export function joinCategories(verdict: Verdict, texts: ChatTexts, language: string): string {
  if (verdict.status !== 'unsafe' || verdict.categories.length === 0) return texts.unnamed;
  const names = verdict.categories.map(({ name }) => texts.category(name));
  return new Intl.ListFormat(language).format(names);
}

/** Why there is no verdict: for people where the words are known, and for developers where it is the page's fault. */
function describeReason(
  error: { readonly kind?: string; readonly message: string },
  texts: ChatTexts,
) {
  return (error.kind === undefined ? undefined : texts.reason(error.kind)) ?? error.message;
}

/** Nothing that has to be said. */
function describeIdle(texts: ChatTexts, subject: object): Status {
  return { state: 'idle', slot: 'idle', message: texts.idle, actions: [], subject };
}

function describeLoading(
  load: LoadStatus & { phase: 'loading' },
  texts: ChatTexts,
): Pick<Status, 'state' | 'message' | 'slot' | 'progress'> {
  const starting = { state: 'loading', slot: 'starting', message: texts.starting } as const;
  if (load.loaded === undefined) return starting;
  const isDownloading = load.step === 'manifest' || load.step === 'download';
  if (!isDownloading) return { ...starting, progress: load.loaded };
  // Rounded down: 100 % is said only when it is true.
  const message = texts.loading(Math.floor(load.loaded * 100));
  return { state: 'loading', slot: 'loading', message, progress: load.loaded };
}

function describeHeld({ gate, load, texts }: StatusInput): Status {
  const common = { actions: ['cancel'], subject: gate } as const;
  return load.phase === 'loading'
    ? { ...common, ...describeLoading(load, texts), detail: texts.waiting }
    : { ...common, state: 'checking', slot: 'checking', message: texts.checking };
}

function describeStopped(verdict: Verdict, { texts, gate, language }: StatusInput): Status {
  const mayPass = verdict.action === 'warn';
  const common = { announce: 'assertive', subject: gate } as const;
  if (verdict.status === 'unchecked') {
    return {
      ...common,
      state: 'unchecked',
      slot: mayPass ? 'unchecked-warned' : 'unchecked',
      message: mayPass ? texts.uncheckedWarned : texts.unchecked,
      detail: describeReason(verdict.reason, texts),
      actions: mayPass ? ['send-anyway', 'retry', 'edit'] : ['retry', 'edit'],
    };
  }
  const names = joinCategories(verdict, texts, language);
  const [strongest] = verdict.status === 'unsafe' ? verdict.categories : [];
  const detail = strongest && texts.advice(strongest.name);
  return mayPass
    ? {
        ...common,
        state: 'warned',
        slot: 'warned',
        message: texts.warned(names),
        detail,
        actions: ['send-anyway', 'edit'],
      }
    : {
        ...common,
        state: 'blocked',
        slot: 'blocked',
        message: texts.blocked(names),
        detail,
        actions: ['edit'],
      };
}

function describeAnswer(answer: AnswerStatus, { texts, language }: StatusInput): Status {
  const silent = { actions: [], subject: answer } as const;
  const said = { ...silent, announce: 'polite' } as const;
  if (answer.phase === 'checking') {
    const message = texts.answerChecking;
    return { ...silent, state: 'checking', slot: 'answer-checking', message };
  }
  const { verdict } = answer;
  if (verdict.status === 'unchecked') {
    return {
      ...said,
      state: 'unchecked',
      slot: 'answer-unchecked',
      message: texts.answerUnchecked,
      detail: describeReason(verdict.reason, texts),
    };
  }
  const names = joinCategories(verdict, texts, language);
  switch (verdict.action) {
    case 'block': {
      const message = texts.answerBlocked(names);
      return { ...said, state: 'blocked', slot: 'answer-blocked', message };
    }
    case 'warn': {
      const message = texts.answerWarned(names);
      return { ...said, state: 'warned', slot: 'answer-warned', message };
    }
    case 'log':
      return describeIdle(texts, answer);
    default:
      return { ...silent, state: 'safe', slot: 'answer-safe', message: texts.answerSafe };
  }
}

function describeReleased(verdict: Verdict, { gate, texts }: StatusInput): Status {
  const said = { actions: [], subject: gate, announce: 'polite' } as const;
  if (verdict.status === 'safe') {
    return { ...said, state: 'safe', slot: 'safe', message: texts.safe };
  }
  if (verdict.status === 'unchecked' && verdict.action === 'log') {
    const detail = describeReason(verdict.reason, texts);
    const message = texts.uncheckedSent;
    return { ...said, state: 'unchecked', slot: 'unchecked-sent', message, detail };
  }
  // Sent on the person's word, or found and only logged.
  return describeIdle(texts, gate);
}

function describeOpen({ gate, load, texts }: StatusInput): Status {
  const idle = describeIdle(texts, gate);
  const notice = gate.state === 'open' ? gate.notice : undefined;
  if (notice === 'text-changed') {
    return { ...idle, slot: notice, message: texts.textChanged, announce: 'polite' };
  }
  if (notice === 'stopped') {
    return { ...idle, slot: notice, message: texts.stopped, announce: 'polite' };
  }
  if (load.phase === 'loading') return { ...idle, ...describeLoading(load, texts) };
  if (load.phase === 'failed') {
    return {
      state: 'unchecked',
      slot: 'load-failed',
      message: texts.loadFailed,
      detail: describeReason(load.error, texts),
      actions: ['retry'],
      announce: 'assertive',
      subject: load.error,
    };
  }
  return idle;
}

/** What to show: a message on its way comes first, then the last answer, then the model. */
export function describeStatus(input: StatusInput): Status {
  const { gate, answer } = input;
  if (gate.state === 'held') return describeHeld(input);
  if (gate.state === 'stopped') return describeStopped(gate.verdict, input);
  if (answer) return describeAnswer(answer, input);
  return gate.state === 'released' ? describeReleased(gate.verdict, input) : describeOpen(input);
}
