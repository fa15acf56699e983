import { type Conversation, type GuardTask, type Verdict } from '@guarded-chat/policy';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { ChatInput } from './chat-input.ts';
import { type ChatTexts, englishTexts } from './chat-texts.ts';
import {
  type AnswerStatus,
  type ChatAction,
  type ChatState,
  describeStatus,
  type Status,
} from './describe-status.ts';
import { GuardBlockEvent } from './events/guard-block-event.ts';
import { GuardVerdictEvent } from './events/guard-verdict-event.ts';
import { guardedChatStyles } from './guarded-chat-styles.ts';
import { GuardedElement } from './guarded-element.ts';
import { LiveRegion } from './live-region.ts';
import { renderStatus } from './render-status.ts';
import { SendController, type SendHost } from './send-controller.ts';
import { StateSet } from './state-set.ts';

/** What a single check takes. */
export interface CheckOptions {
  /** Stops the check; it then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Wraps a chat's own text field, form and send button, and lets a message through only when a guard model in this
 * browser has judged it.
 *
 * @slot - The host's input: a `textarea` or text `input`, with or without its form and button.
 * @slot idle - Instead of the message of that state; the same for `loading`, `checking`, `safe`, `warned`, `blocked`
 * and `unchecked`.
 * @slot action-edit - Instead of that button's text; the same for `action-send-anyway`, `action-retry` and
 * `action-cancel`.
 * @event guard-before-check - A message is about to be checked; canceling it drops the send.
 * @event guard-verdict - A text has its verdict.
 * @event guard-send - A message was given to the host.
 * @event guard-block - A text was blocked.
 * @event guard-load - The model is ready.
 * @event guard-progress - A load went on.
 * @event guard-error - The model could not be loaded, or the element is set up wrongly.
 * @csspart status - The status line; also `status-idle`, `status-blocked` and so on.
 * @csspart icon - The picture of the state.
 * @csspart message - The message.
 * @csspart detail - The reason in smaller print.
 * @csspart actions - The row of buttons.
 * @csspart action - A button; also `action-edit`, `action-send-anyway`, `action-retry`, `action-cancel`.
 * @csspart progress - The bar of a load.
 * @csspart progress-bar - The part of it that is done.
 * @cssstate idle - One state at a time; also `loading`, `checking`, `safe`, `warned`, `blocked`, `unchecked`.
 */
export class GuardedChat extends GuardedElement implements SendHost {
  static override readonly styles: CSSResultGroup = guardedChatStyles;
  static override readonly properties: PropertyDeclarations = {
    send: {},
    newlineOnEnter: { type: Boolean, attribute: 'newline-on-enter' },
    conversation: { attribute: false },
    texts: { attribute: false },
  };

  /** Selector of the send button, where it is neither a submit button nor marked `data-guarded-send`. */
  declare send: string;
  /** Enter alone starts a line; Control or Command with Enter sends. */
  declare newlineOnEnter: boolean;
  /** What was said before, oldest first: messages and answers are judged in its light. */
  declare conversation: Conversation;
  /** The element's words, for translation; what is left out stays English. */
  declare texts: Partial<ChatTexts>;

  readonly #sends = new SendController(this);
  readonly #live = new LiveRegion(this);
  readonly #states = new StateSet<ChatState>(this);
  readonly #input = new ChatInput(this, {
    setup: () => ({ sendSelector: this.send, newlineOnEnter: this.newlineOnEnter }),
    onSend: (attempt) => {
      this.#live.prepare();
      this.#answer = undefined;
      return this.#sends.attempt(attempt);
    },
    onEdit: (text) => this.#sends.edited(text),
  });
  #answer: AnswerStatus | undefined;
  #announced: object | undefined;

  constructor() {
    super();
    this.send = '';
    this.newlineOnEnter = false;
    this.conversation = [];
    this.texts = {};
    this.addEventListener('focusin', () => {
      if (!this.disabled) this.#live.prepare();
      this.loadQuietly();
    });
  }

  /** What the element is doing, in one word. */
  get state(): ChatState {
    return this.#status.state;
  }

  /** The text in the field now; empty when there is no field. */
  get text(): string {
    return this.#input.field?.value ?? '';
  }

  /**
   * Judges a message as if it were sent after the conversation, and sends nothing.
   * @throws TypeError when it is empty; `signal.reason` on abort.
   */
  checkPrompt(text: string, options: CheckOptions = {}): Promise<Verdict> {
    return this.#check({ role: 'user', text }, 'prompt-classification', options.signal);
  }

  /**
   * Judges an answer of the assistant to the conversation, and shows the outcome.
   * @throws TypeError when it is empty; `signal.reason` on abort.
   */
  async checkResponse(text: string, options: CheckOptions = {}): Promise<Verdict> {
    const task = 'response-classification';
    const checking: AnswerStatus = { phase: 'checking' };
    this.#setAnswer(checking);
    try {
      const verdict = await this.#check({ role: 'agent', text }, task, options.signal);
      // A later answer, or a new message, has the line by now.
      if (this.#answer === checking) this.#setAnswer({ phase: 'judged', verdict });
      if (verdict.action === 'block') this.dispatchEvent(new GuardBlockEvent({ task, verdict }));
      return verdict;
    } catch (error) {
      if (this.#answer === checking) this.#setAnswer(undefined);
      throw error;
    }
  }

  /** The verdict on a message that is being sent: whatever goes wrong, it is one. */
  async judgeMessage(text: string, signal: AbortSignal): Promise<Verdict> {
    // A policy that cannot be read may have been stricter than any that could stand in for it.
    if (this.attributeError) return this.#blockFor(this.attributeError);
    const conversation = [...this.conversation, { role: 'user', text } as const];
    try {
      return await this.guards.check(conversation, 'prompt-classification', signal);
    } catch (error) {
      signal.throwIfAborted();
      return this.#blockFor(error);
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.disabled) this.#input.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#input.disconnect();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (!changed.has('disabled') || !this.isConnected) return;
    this.#sends.cancel();
    if (this.disabled) this.#input.disconnect();
    else this.#input.connect();
  }

  protected override updated(): void {
    const status = this.#status;
    this.#states.set(status.state);
    if (this.disabled || status.subject === this.#announced || !status.announce) return;
    this.#announced = status.subject;
    const own = this.querySelector(`:scope > [slot="${status.state}"]`)?.textContent?.trim();
    const text = [own ?? status.message, status.detail ?? ''].join(' ').trim();
    this.#live.announce(text, status.announce);
  }

  protected override render(): TemplateResult {
    const status = this.disabled
      ? nothing
      : renderStatus(this.#status, this.#words, (action) => this.#onAction(action));
    return html`<slot></slot><slot name="live"></slot>${status}`;
  }

  get #words(): ChatTexts {
    return { ...englishTexts, ...this.texts };
  }

  get #status(): Status {
    const language = this.closest<HTMLElement>('[lang]')?.lang ?? '';
    const error = this.attributeError;
    return describeStatus({
      gate: this.#sends.gate,
      answer: this.#answer,
      load: error ? { phase: 'failed', error } : this.guards.status,
      texts: this.#words,
      language,
    });
  }

  async #check(
    turn: Conversation[number],
    task: GuardTask,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Verdict> {
    const verdict = this.attributeError
      ? this.#blockFor(this.attributeError)
      : await this.guards.check([...this.conversation, turn], task, signal);
    this.dispatchEvent(new GuardVerdictEvent({ task, verdict }));
    return verdict;
  }

  /** The element is set up wrongly: there is no policy that could let the text pass. */
  #blockFor(error: unknown): Verdict {
    const message =
      error instanceof TypeError ? error.message : 'The check failed unexpectedly; try again.';
    const reason = { kind: 'invalid-request', message };
    return { status: 'unchecked', action: 'block', reason };
  }

  #setAnswer(answer: AnswerStatus | undefined): void {
    this.#answer = answer;
    this.requestUpdate();
  }

  #onAction(action: ChatAction): void {
    switch (action) {
      case 'send-anyway':
        void this.#sends.sendAnyway();
        break;
      case 'retry':
        if (this.#sends.gate.state === 'stopped') this.#sends.retry();
        else this.load().catch(() => undefined);
        break;
      default:
        this.#sends.cancel();
    }
    this.#input.field?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guarded-chat': GuardedChat;
  }
}
