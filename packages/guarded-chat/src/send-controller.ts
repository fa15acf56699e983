import type { Verdict } from '@guarded-chat/policy';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SendAttempt } from './chat-input.ts';
import { GuardBeforeCheckEvent } from './events/guard-before-check-event.ts';
import { GuardBeforeSendEvent } from './events/guard-before-send-event.ts';
import { GuardBlockEvent } from './events/guard-block-event.ts';
import { GuardCancelEvent, type GuardCancelReason } from './events/guard-cancel-event.ts';
import { GuardSendEvent } from './events/guard-send-event.ts';
import { GuardVerdictEvent } from './events/guard-verdict-event.ts';
import { type Gate, type GateInput, stepGate } from './gate.ts';
import { PageLeaveWatch } from './page-leave-watch.ts';

/** The element whose sends are held: it reads its field and has texts judged. */
export interface SendHost extends ReactiveControllerHost, EventTarget {
  /** The text in the field now; empty when there is no field. */
  readonly text: string;
  /** The verdict on a message, from the one that a host supplies, if any. Rejects only when the signal aborts. */
  readonly judgeMessage: (
    text: string,
    signal: AbortSignal,
    provided: Promise<Verdict> | undefined,
  ) => Promise<Verdict>;
}

const task = 'prompt-classification';

/** A send without a field: there is no text to judge, and so nothing may pass. */
const noFieldVerdict: Verdict = {
  status: 'unchecked',
  action: 'block',
  reason: {
    kind: 'no-field',
    message: 'There is no text field to check: put a textarea or a text input into the element.',
  },
};

/** Holds each send until its verdict, then gives it to the host once, or keeps it. */
export class SendController implements ReactiveController {
  readonly #host: SendHost;
  #gate: Gate = { state: 'open' };
  #held: SendAttempt | undefined;
  #running: AbortController | undefined;
  #lastCheckId = 0;
  #lastSent = '';
  readonly #pageLeave = new PageLeaveWatch();

  constructor(host: SendHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Where the message stands. */
  get gate(): Gate {
    return this.#gate;
  }

  /** The text of the message that was let through last; empty when there was none. */
  get lastSent(): string {
    return this.#lastSent;
  }

  /** Decides on a send: `hold` keeps its event from the host. */
  attempt(attempt: SendAttempt): 'hold' | 'pass' {
    if (attempt.text === undefined) {
      this.#abandon();
      this.#setGate({ state: 'stopped', text: '', verdict: noFieldVerdict }, 'replaced');
      return 'hold';
    }
    this.#lastCheckId += 1;
    const checkId = this.#lastCheckId;
    const effect = this.#step({ type: 'send', text: attempt.text, checkId }, 'replaced');
    if (effect === 'check') {
      this.#held = attempt;
      void this.#check(attempt.text, checkId);
    }
    return effect === 'pass' ? 'pass' : 'hold';
  }

  /** The text in the field has changed. */
  edited(text: string): void {
    this.#step({ type: 'edit', text }, 'text-changed');
  }

  /** The person sends what the policy only warns of. */
  async sendAnyway(): Promise<void> {
    await this.#release({ type: 'send-anyway', text: this.#host.text });
  }

  /** Checks the stopped message again. */
  retry(): void {
    if (this.#held) this.attempt({ ...this.#held, text: this.#host.text });
    else this.cancel('replaced');
  }

  /** Drops what is held or stopped; the text stays where it is. */
  cancel(reason: GuardCancelReason): void {
    this.#step({ type: 'cancel' }, reason);
  }

  hostDisconnected(): void {
    this.#abandon();
    this.#setGate({ state: 'open' }, 'removed');
  }

  async #check(text: string, checkId: number): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const before = new GuardBeforeCheckEvent({ task });
    if (!this.#host.dispatchEvent(before)) {
      // Only this one: a listener may have started another.
      if (!running.signal.aborted) this.cancel('host');
      return;
    }
    let verdict: Verdict;
    try {
      verdict = await this.#host.judgeMessage(text, running.signal, before.provided);
    } catch (error) {
      if (running.signal.aborted) return;
      throw error;
    }
    if (running.signal.aborted) return;
    this.#host.dispatchEvent(new GuardVerdictEvent({ task, verdict }));
    await this.#release({ type: 'verdict', text: this.#host.text, checkId, verdict });
    if (
      this.#gate.state === 'stopped' &&
      this.#gate.verdict === verdict &&
      verdict.action === 'block'
    ) {
      this.#host.dispatchEvent(new GuardBlockEvent({ task, verdict }));
    }
  }

  /** Steps the gate, and gives the held send to the host when it opens. */
  async #release(input: GateInput): Promise<void> {
    const held = this.#held;
    const effect = this.#step(input, 'text-changed');
    if (effect !== 'release' || !held || this.#gate.state !== 'released') return;
    const { verdict } = this.#gate;
    this.#held = undefined;
    if (!this.#host.dispatchEvent(new GuardBeforeSendEvent({ verdict }))) {
      this.#setGate({ state: 'open', notice: 'stopped' }, 'host');
      this.#tellCanceled('host');
      return;
    }
    this.#lastSent = held.text ?? '';
    await held.reissue();
    this.#host.dispatchEvent(new GuardSendEvent({ verdict }));
  }

  /** @param reason - Why a held message is taken back, if the step does that. */
  #step(input: GateInput, reason: GuardCancelReason): ReturnType<typeof stepGate>['effect'] {
    const { gate, effect } = stepGate(this.#gate, input);
    this.#setGate(gate, reason);
    if (effect === 'abandon') this.#abandon();
    return effect;
  }

  #abandon(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#held = undefined;
  }

  #setGate(gate: Gate, reason: GuardCancelReason): void {
    const before = this.#gate;
    if (gate === before) return;
    this.#gate = gate;
    if (gate.state === 'held') this.#pageLeave.start(() => this.cancel('page-left'));
    else this.#pageLeave.stop();
    this.#host.requestUpdate();
    const isOver =
      gate.state === 'stopped' ? gate.verdict === noFieldVerdict : gate.state !== 'released';
    if (before.state === 'held' && isOver) this.#tellCanceled(reason);
  }

  #tellCanceled(reason: GuardCancelReason): void {
    this.#host.dispatchEvent(new GuardCancelEvent({ task, reason }));
  }
}
