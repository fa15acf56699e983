import type { Verdict } from '@guarded-chat/policy';
import type { ChatTexts } from './chat-texts.ts';
import type { Gate } from './gate.ts';
import type { LoadStatus } from './load-status.ts';

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
  /** Language of the page, for joining category names; empty for the browser's. */
  readonly language: string;
}

/** What the status line shows and says. */
export interface Status {
  readonly state: ChatState;
  readonly message: string;
  /** A reason in smaller print. */
  readonly detail?: string;
  readonly actions: readonly ChatAction[];
  /** How far a load is, in [0, 1]. */
  readonly progress?: number;
  /** How urgently screen readers say it, if at all. */
  readonly announce?: 'polite' | 'assertive';
  /** What it is about: the same subject is announced once. */
  readonly subject: object;
}

function joinNames(verdict: Verdict, { texts, language }: StatusInput): string {
  const names = verdict.status === 'unsafe' ? verdict.categories.map(({ name }) => name) : [];
  if (names.length === 0) return texts.unnamed;
  return new Intl.ListFormat(language === '' ? undefined : language).format(names);
}

function describeLoading(
  load: LoadStatus & { phase: 'loading' },
  texts: ChatTexts,
): Partial<Status> {
  if (load.loaded === undefined) return { state: 'loading', message: texts.starting };
  const isDownloading = load.step === 'manifest' || load.step === 'download';
  // Rounded down: 100 % is said only when it is true.
  const percent = Math.floor(load.loaded * 100);
  return {
    state: 'loading',
    message: isDownloading ? texts.loading(percent) : texts.starting,
    progress: load.loaded,
  };
}

function describeHeld(input: StatusInput): Status {
  const { gate, load, texts } = input;
  const common = { actions: ['cancel'], subject: gate } as const;
  if (load.phase !== 'loading') return { ...common, state: 'checking', message: texts.checking };
  return {
    ...common,
    state: 'loading',
    message: '',
    ...describeLoading(load, texts),
    detail: texts.waiting,
  };
}

function describeStopped(verdict: Verdict, input: StatusInput): Status {
  const { texts, gate } = input;
  const mayPass = verdict.action === 'warn';
  if (verdict.status === 'unchecked') {
    return {
      state: 'unchecked',
      message: mayPass ? texts.uncheckedWarned : texts.unchecked,
      detail: verdict.reason.message,
      actions: mayPass ? ['send-anyway', 'retry', 'edit'] : ['retry', 'edit'],
      announce: 'assertive',
      subject: gate,
    };
  }
  const names = joinNames(verdict, input);
  return {
    state: mayPass ? 'warned' : 'blocked',
    message: mayPass ? texts.warned(names) : texts.blocked(names),
    actions: mayPass ? ['send-anyway', 'edit'] : ['edit'],
    announce: 'assertive',
    subject: gate,
  };
}

function describeAnswer(answer: AnswerStatus, input: StatusInput): Status {
  const { texts } = input;
  const common = { actions: [], subject: answer } as const;
  if (answer.phase === 'checking') {
    return { ...common, state: 'checking', message: texts.answerChecking };
  }
  const { verdict } = answer;
  if (verdict.status === 'unchecked') {
    const { message } = verdict.reason;
    return {
      ...common,
      state: 'unchecked',
      message: texts.answerUnchecked,
      detail: message,
      announce: 'polite',
    };
  }
  const names = joinNames(verdict, input);
  switch (verdict.action) {
    case 'block':
      return {
        ...common,
        state: 'blocked',
        message: texts.answerBlocked(names),
        announce: 'polite',
      };
    case 'warn':
      return { ...common, state: 'warned', message: texts.answerWarned(names), announce: 'polite' };
    case 'log':
      return { ...common, state: 'idle', message: texts.idle };
    default:
      return { ...common, state: 'safe', message: texts.answerSafe };
  }
}

function describeReleased(verdict: Verdict, { gate, texts }: StatusInput): Status {
  const common = { actions: [], subject: gate, announce: 'polite' } as const;
  if (verdict.status === 'safe') return { ...common, state: 'safe', message: texts.safe };
  if (verdict.status === 'unchecked' && verdict.action === 'log') {
    const { message } = verdict.reason;
    return { ...common, state: 'unchecked', message: texts.uncheckedSent, detail: message };
  }
  // Sent on the person's word, or found and only logged: nothing that has to be said.
  return { state: 'idle', message: texts.idle, actions: [], subject: gate };
}

function describeOpen(input: StatusInput): Status {
  const { gate, load, texts } = input;
  const idle: Status = { state: 'idle', message: texts.idle, actions: [], subject: gate };
  if (gate.state === 'open' && gate.notice === 'text-changed') {
    return { ...idle, message: texts.textChanged, announce: 'polite' };
  }
  if (gate.state === 'open' && gate.notice === 'stopped') {
    return { ...idle, message: texts.stopped, announce: 'polite' };
  }
  if (load.phase === 'loading') return { ...idle, ...describeLoading(load, texts) };
  if (load.phase === 'failed') {
    return {
      state: 'unchecked',
      message: texts.loadFailed,
      detail: load.error.message,
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
