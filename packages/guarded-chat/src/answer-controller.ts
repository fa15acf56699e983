import {
  type GuardStreamEvent,
  type GuardStreamOptions,
  guardStream,
  type StreamSource,
} from '@guarded-chat/client';
import type { Conversation, Verdict } from '@guarded-chat/policy';
import type { ReactiveControllerHost } from 'lit';
import type { AnswerStatus } from './describe-status.ts';
import { GuardBlockEvent } from './events/guard-block-event.ts';
import { GuardVerdictEvent } from './events/guard-verdict-event.ts';

/** The element whose answers are judged. */
export interface AnswerHost extends ReactiveControllerHost, EventTarget {
  /** Judges a conversation that ends with the agent's turn. */
  readonly judgeAnswer: (conversation: Conversation, signal: AbortSignal) => Promise<Verdict>;
}

const task = 'response-classification';

/** Judges the assistant's answers, whole or as they come, and keeps the status of the latest. */
export class AnswerController {
  readonly #host: AnswerHost;
  #status: AnswerStatus | undefined;

  constructor(host: AnswerHost) {
    this.#host = host;
  }

  /** How the check of the latest answer stands; undefined when there is none, or a message came after it. */
  get status(): AnswerStatus | undefined {
    return this.#status;
  }

  /** A message is being sent: the last answer is of no more interest to the status. */
  forget(): void {
    this.#status = undefined;
  }

  /** Judges a whole answer. @throws TypeError when it is empty; `signal.reason` on abort. */
  async check(conversation: Conversation, signal: AbortSignal): Promise<Verdict> {
    const checking = this.#begin();
    try {
      const verdict = await this.#host.judgeAnswer(conversation, signal);
      this.#end(checking, verdict);
      return verdict;
    } finally {
      this.#abandon(checking);
    }
  }

  /** Guards an answer while it comes. @throws TypeError, at once, for a source or an option that is none. */
  guard(
    source: StreamSource,
    options: GuardStreamOptions,
  ): AsyncGenerator<GuardStreamEvent, void, undefined> {
    const check = (conversation: Conversation, signal: AbortSignal) =>
      this.#host.judgeAnswer(conversation, signal);
    return this.#follow(guardStream(check, source, options));
  }

  async *#follow(
    events: AsyncGenerator<GuardStreamEvent, void, undefined>,
  ): AsyncGenerator<GuardStreamEvent, void, undefined> {
    const checking = this.#begin();
    try {
      for await (const event of events) {
        if (event.kind === 'verdict') this.#end(checking, event.verdict);
        yield event;
      }
    } finally {
      this.#abandon(checking);
    }
  }

  #begin(): AnswerStatus {
    const checking: AnswerStatus = { phase: 'checking' };
    this.#setStatus(checking);
    return checking;
  }

  #end(checking: AnswerStatus, verdict: Verdict): void {
    const isEmpty = verdict.status === 'unchecked' && verdict.reason.kind === 'input-empty';
    // A later answer, or a new message, has the line by now; and of an empty answer there is nothing to say.
    if (this.#status === checking) {
      this.#setStatus(isEmpty ? undefined : { phase: 'judged', verdict });
    }
    this.#host.dispatchEvent(new GuardVerdictEvent({ task, verdict }));
    if (verdict.action === 'block') {
      this.#host.dispatchEvent(new GuardBlockEvent({ task, verdict }));
    }
  }

  /** A check that ended without a verdict leaves no trace. */
  #abandon(checking: AnswerStatus): void {
    if (this.#status === checking) this.#setStatus(undefined);
  }

  #setStatus(status: AnswerStatus | undefined): void {
    this.#status = status;
    this.#host.requestUpdate();
  }
}
