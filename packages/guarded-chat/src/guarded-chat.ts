import type { GuardStreamEvent, GuardStreamOptions, StreamSource } from '@guarded-chat/client';
import type { Conversation, Verdict } from '@guarded-chat/policy';
import {
  type CSSResultGroup,
  html,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { AnswerController, type AnswerHost } from './answer-controller.ts';
import { ChatInput } from './chat-input.ts';
import { ChatJudge } from './chat-judge.ts';
import { type ChatAction, type ChatState, describeStatus, type Status } from './describe-status.ts';
import { GuardErrorEvent } from './events/guard-error-event.ts';
import { GuardVerdictEvent } from './events/guard-verdict-event.ts';
import { guardedChatStyles } from './guarded-chat-styles.ts';
import { GuardedElement } from './guarded-element.ts';
import type { ChatTexts } from './locale/chat-texts.ts';
import { LocaleController, type LocaleHost } from './locale/locale-controller.ts';
import { ObserveController } from './observe/observe-controller.ts';
import { renderStatus } from './render-status.ts';
import { findSelectorError, isSelector } from './selector.ts';
import { SendController, type SendHost } from './send-controller.ts';
import { StateSet } from './state-set.ts';
import { StatusAnnouncer } from './status-announcer.ts';

/** What a single check takes. */
export interface CheckOptions {
  /** Stops the check; it then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
}

/** What the guard of an answer's stream takes. */
export type AnswerStreamOptions = Partial<GuardStreamOptions>;

/**
 * Wraps a chat's own text field, form and send button, and lets a message through only when a guard model in this
 * browser has judged it.
 *
 * @attr {string} policy - What is done with the answers, in JSON.
 * @attr {string} taxonomy - What the model is asked about, in JSON.
 * @attr {'block' | 'warn' | 'log'} unchecked - What happens to a text without a verdict, in place of what the policy
 * says.
 * @attr {number} deadline-ms - How long a check may take, in milliseconds, in place of what the policy says.
 * @slot - The host's input: a `textarea`, a text `input` or a `contenteditable`, with or without its form and button.
 * @slot idle - Instead of the message while nothing is going on; the slots below likewise, each for its own message.
 * @slot loading - The model is being downloaded.
 * @slot starting - It is being set up and tested.
 * @slot load-failed - It could not be loaded.
 * @slot checking - A message is being checked.
 * @slot safe - A message was checked and sent.
 * @slot warned - The policy warns of the message.
 * @slot blocked - The message is blocked.
 * @slot unchecked - The message could not be checked, and is blocked.
 * @slot unchecked-warned - It could not be checked, and may be sent anyway.
 * @slot unchecked-sent - It was sent without a check.
 * @slot text-changed - The text changed during the check.
 * @slot stopped - The message was taken back.
 * @slot answer-checking - An answer is being checked.
 * @slot answer-safe - An answer was checked.
 * @slot answer-warned - The policy warns of an answer.
 * @slot answer-blocked - An answer is held back.
 * @slot answer-unchecked - An answer could not be checked.
 * @slot detail - Instead of the reason, or the advice, in smaller print.
 * @slot unverified - Instead of the words that say that nothing vouches for the model.
 * @slot appeal - Under the message when a text is blocked: what a person can do who finds that wrong.
 * @slot answer-replacement - What stands in the place of a blocked answer that is observed: a `template`, or any
 * element. Its content is copied.
 * @slot action-edit - Instead of the words of the button `Edit`.
 * @slot action-send-anyway - Of `Send anyway`.
 * @slot action-retry - Of `Retry`.
 * @slot action-cancel - Of `Cancel`.
 * @event {GuardBeforeCheckEvent} guard-before-check - A message is about to be checked; canceling it drops the send,
 * and `event.detail.provide(verdict)` takes the place of the model.
 * @event {GuardVerdictEvent} guard-verdict - A text has its verdict; drafts that are judged while they are typed have
 * none.
 * @event {GuardBeforeSendEvent} guard-before-send - A message is about to be given to the host; canceling it drops
 * the send.
 * @event {GuardSendEvent} guard-send - A message was given to the host, once.
 * @event {GuardBlockEvent} guard-block - A message, or the rest of an answer, was blocked.
 * @event {GuardCancelEvent} guard-cancel - A held message was taken back before it was sent or stopped, and why.
 * @event {GuardLoadEvent} guard-load - The model is ready.
 * @event {GuardProgressEvent} guard-progress - A load went on.
 * @event {GuardErrorEvent} guard-error - The model could not be loaded, or the element is set up wrongly.
 * @csspart status - The status line.
 * @csspart status-idle - The status line while `idle`.
 * @csspart status-loading - The status line while `loading`.
 * @csspart status-checking - The status line while `checking`.
 * @csspart status-safe - The status line while `safe`.
 * @csspart status-warned - The status line while `warned`.
 * @csspart status-blocked - The status line while `blocked`.
 * @csspart status-unchecked - The status line while `unchecked`.
 * @csspart icon - The picture of the state.
 * @csspart message - The message.
 * @csspart detail - The reason in smaller print.
 * @csspart unverified - The words that say that nothing vouches for the model, which came without golden scores.
 * @csspart attribution - What the model's licence wants shown: `Built with Llama`, the notice and the links.
 * @csspart actions - The row of buttons.
 * @csspart action - A button.
 * @csspart action-edit - The button `Edit`.
 * @csspart action-send-anyway - The button `Send anyway`.
 * @csspart action-retry - The button `Retry`.
 * @csspart action-cancel - The button `Cancel`.
 * @csspart progress - The bar of a load.
 * @csspart progress-bar - The part of it that is done.
 * @cssprop --guarded-chat-idle-color - Tone of the picture and frame while idle. Text keeps the page's own colour.
 * @cssprop --guarded-chat-busy-color - Tone of the picture and frame while loading and checking.
 * @cssprop --guarded-chat-safe-color - Tone of the picture and frame when safe.
 * @cssprop --guarded-chat-warned-color - Tone of the picture and frame when warned.
 * @cssprop --guarded-chat-blocked-color - Tone of the picture and frame when blocked.
 * @cssprop --guarded-chat-unchecked-color - Tone of the picture and frame when unchecked.
 * @cssprop --guarded-chat-focus-color - Ring of a focused button. Default: the busy tone.
 * @cssprop --guarded-chat-font - Font of the status line, as in `font`. Default: `400 0.875rem / 1.4 system-ui`.
 * @cssprop --guarded-chat-gap - Space between the input and the status line. Default: `8px`.
 * @cssprop --guarded-chat-radius - Corners of the status line. Default: `10px`.
 * @cssstate idle - Nothing is going on.
 * @cssstate loading - The model is being loaded; a message may be waiting for it.
 * @cssstate checking - A message or an answer is being judged.
 * @cssstate safe - The last text was safe.
 * @cssstate warned - The policy warns of the text: the person decides.
 * @cssstate blocked - The text is held.
 * @cssstate unchecked - The text has no verdict, or the model could not be loaded.
 */
export class GuardedChat extends GuardedElement implements SendHost, AnswerHost, LocaleHost {
  /** How the status line looks. */
  static override readonly styles: CSSResultGroup = guardedChatStyles;
  static override readonly properties: PropertyDeclarations = {
    send: {},
    newlineOnEnter: { type: Boolean, attribute: 'newline-on-enter' },
    precheck: { type: Boolean },
    observe: {},
    locale: {},
    conversation: { attribute: false },
    texts: { attribute: false },
  };

  /** Selector of the send button, where it is neither a submit button nor marked `data-guarded-send`. */
  declare send: string;
  /** Enter alone starts a line; Control or Command with Enter sends. */
  declare newlineOnEnter: boolean;
  /**
   * Judges the draft in the background while it is typed, without a word: the check of the message that is sent then
   * has little or nothing left to do.
   */
  declare precheck: boolean;
  /** What was said before, oldest first: messages and answers are judged in its light. */
  declare conversation: Conversation;
  /**
   * Selector of the elements that hold one answer each, for hosts that cannot change their code: answers are judged as
   * they come, and covered when they are blocked. They are shown first, so it is weaker than `guardStream`.
   */
  declare observe: string;
  /** The language of the element's words, as a BCP 47 tag. Default: that of the closest `lang`. */
  declare locale: string;
  /** The element's words, in place of its own; what is left out stays. */
  declare texts: Partial<ChatTexts>;

  readonly #sends = new SendController(this);
  readonly #answers = new AnswerController(this);
  readonly #locales = new LocaleController(this);
  readonly #observed = new ObserveController(this, {
    readSelector: () => (!this.disabled && isSelector(this.observe) ? this.observe : ''),
    readConversation: () => this.conversation,
    readQuestion: () => this.#sends.lastSent,
    judge: (conversation, signal) => this.#answers.check(conversation, signal),
    words: this.#locales,
  });
  readonly #judge = new ChatJudge(this.guards, () => {
    const { conversation, precheck } = this;
    return { conversation, precheck, error: this.#setupError };
  });
  readonly #announcer = new StatusAnnouncer(this);
  readonly #states = new StateSet<ChatState>(this);
  readonly #input = new ChatInput(this, {
    setup: () => ({
      sendSelector: isSelector(this.send) ? this.send : '',
      newlineOnEnter: this.newlineOnEnter,
    }),
    onSend: (attempt) => {
      this.#announcer.prepare();
      this.#answers.forget();
      return this.#sends.attempt(attempt);
    },
    onEdit: (text) => {
      this.#sends.edited(text);
      this.#judge.edit(() => this.text);
    },
  });
  #selectorError: TypeError | undefined;

  constructor() {
    super();
    this.send = '';
    this.newlineOnEnter = false;
    this.precheck = false;
    this.observe = '';
    this.locale = '';
    this.conversation = [];
    this.texts = {};
    this.addController(this.#observed);
    this.addEventListener('focusin', () => {
      if (!this.disabled) this.#announcer.prepare();
      this.loadQuietly();
    });
  }

  /** What the element is doing, in one word. */
  get state(): ChatState {
    return this.#status.state;
  }

  /** The text in the field now; empty when there is no field. */
  get text(): string {
    return this.#input.text ?? '';
  }

  /**
   * Judges a message as if it were sent after the conversation, and sends nothing.
   * @throws TypeError when it is empty; `signal.reason` on abort.
   */
  async checkPrompt(text: string, options: CheckOptions = {}): Promise<Verdict> {
    const task = 'prompt-classification';
    const { signal = new AbortController().signal } = options;
    const conversation = [...this.conversation, { role: 'user', text } as const];
    const verdict = await this.#judge.judge(conversation, task, signal);
    this.dispatchEvent(new GuardVerdictEvent({ task, verdict }));
    return verdict;
  }

  /**
   * Judges an answer of the assistant to the conversation, and shows the outcome.
   * @throws TypeError when it is empty; `signal.reason` on abort.
   */
  checkResponse(text: string, options: CheckOptions = {}): Promise<Verdict> {
    const { signal = new AbortController().signal } = options;
    return this.#answers.check([...this.conversation, { role: 'agent', text }], signal);
  }

  /**
   * Guards an answer of the assistant while it comes, and shows the outcome: yields `{kind: 'release', text, verdict}`
   * for text that may be shown, then one `{kind: 'verdict', verdict}`. A `block` stops the source and holds the rest.
   * @param source - Pieces of text, or a response that streams a chat completion.
   * @param options - Its `conversation` ends with the user's turn. Default: the element's own.
   * @throws TypeError, at once, for a source or an option that is none; while it is read, what the source throws, and
   * `signal.reason` on abort.
   */
  guardStream(
    source: StreamSource,
    options: AnswerStreamOptions = {},
  ): AsyncGenerator<GuardStreamEvent, void, undefined> {
    return this.#answers.guard(source, { conversation: this.conversation, ...options });
  }

  /** The verdict on a message that is being sent: whatever goes wrong, it is one. @internal */
  async judgeMessage(
    text: string,
    signal: AbortSignal,
    provided?: Promise<Verdict>,
  ): Promise<Verdict> {
    await this.#observed.settle(signal);
    return this.#judge.judgeMessage(text, signal, provided);
  }

  /** The verdict on an answer, or on the beginning of one. @internal */
  judgeAnswer(conversation: Conversation, signal: AbortSignal): Promise<Verdict> {
    return this.#judge.judge(conversation, 'response-classification', signal);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.disabled) this.#input.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#input.disconnect();
    this.#judge.stop();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    this.#fillIn();
    if (changed.has('precheck') && !this.precheck) this.#judge.stop();
    if (changed.has('send') || changed.has('observe')) this.#readSelectors();
    if (!changed.has('disabled') || !this.isConnected) return;
    this.#sends.cancel('disabled');
    this.#judge.stop();
    if (this.disabled) this.#input.disconnect();
    else this.#input.connect();
  }

  protected override updated(): void {
    const status = this.#status;
    this.#states.set(status.state);
    if (!this.disabled) this.#announcer.announce(status, this.#locales.language);
  }

  protected override render(): TemplateResult {
    const status = this.disabled
      ? nothing
      : renderStatus(
          this.#status,
          this.#locales.texts,
          this.#locales.spoken,
          (action) => this.#onAction(action),
          this.guards.note,
        );
    return html`<slot></slot><slot name="live"></slot>${status}`;
  }

  get #status(): Status {
    const error = this.#setupError;
    return describeStatus({
      gate: this.#sends.gate,
      answer: this.#answers.status,
      load: error ? { phase: 'failed', error } : this.guards.status,
      texts: this.#locales.texts,
      language: this.#locales.language,
    });
  }

  /** What is wrong with the element's attributes, or is missing for what they ask, if anything is. */
  get #setupError(): Error | undefined {
    return this.attributeError ?? this.#selectorError ?? this.#observed.error;
  }

  /** A selector that cannot be used hides what sends, or what was answered: until it is repaired, nothing is sent. */
  #readSelectors(): void {
    const error = findSelectorError({ send: this.send, observe: this.observe });
    this.#selectorError = error;
    if (error) this.dispatchEvent(new GuardErrorEvent({ error }));
  }

  /** An attribute that is taken away leaves null, and frameworks take a property away by undefined. */
  #fillIn(): void {
    this.send ??= '';
    this.observe ??= '';
    this.locale ??= '';
    this.conversation ??= [];
    this.texts ??= {};
  }

  #onAction(action: ChatAction): void {
    switch (action) {
      case 'send-anyway':
        void this.#sends.sendAnyway();
        break;
      case 'retry':
        void this.#retry();
        break;
      default:
        this.#sends.cancel('person');
    }
    this.#input.field?.focus();
  }

  async #retry(): Promise<void> {
    await this.#observed.retry();
    if (this.#sends.gate.state === 'stopped') this.#sends.retry();
    else this.load().catch(() => undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guarded-chat': GuardedChat;
  }
}
