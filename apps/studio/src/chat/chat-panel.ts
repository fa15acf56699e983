import type { GuardBeforeCheckEvent, GuardedChat, GuardVerdictEvent } from 'guarded-chat';
import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { panelStyles } from '../app/panel-styles.ts';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import { conversationOf } from '../state/studio-state.ts';
import './assistants/assistant-choice.ts';
import { chatStyles } from './chat-styles.ts';
import { renderMessage } from './render-message.ts';
import { renderSamples } from './render-samples.ts';

/** The studio itself tells how far the load is; and answers are checked too, so it is said what was. */
const texts: GuardedChat['texts'] = {
  starting: 'Waiting for the model',
  safe: 'Message checked: nothing unsafe found.',
};

/** The chat with the assistant: an ordinary form, wrapped by `<guarded-chat>`. */
export class ChatPanel extends StudioElement {
  static override readonly styles: CSSResultGroup = [sharedStyles, panelStyles, chatStyles];

  #messageCount = 0;

  protected override render(): TemplateResult {
    const { messages, settings } = this.state;
    return html`
      <section class="panel" aria-labelledby="title">
        <header>
          <h2 id="title">Chat</h2>
          <button type="button" class="quiet" @click=${this.#restart}>New chat</button>
        </header>
        <div class="scroll" role="log" aria-label="Messages" tabindex="0">
          ${messages.length === 0 ? this.#renderEmpty() : this.#renderMessages()}
        </div>
        <guarded-chat
          .guard=${this.studio.loader.promise}
          .policy=${settings.policy}
          .texts=${texts}
          .conversation=${conversationOf(messages)}
          @guard-before-check=${this.#onBeforeCheck}
          @guard-verdict=${this.#onVerdict}
          @click=${this.#onClick}
        >
          <form @submit=${this.#onSubmit}>
            <label class="hidden" for="message">Message</label>
            <textarea
              id="message"
              rows="2"
              placeholder="Write a message"
              autocomplete="off"
              @input=${this.#onInput}
            ></textarea>
            <button class="send">Send</button>
          </form>
        </guarded-chat>
        <assistant-choice .studio=${this.studio}></assistant-choice>
        <details ?open=${messages.length === 0}>
          <summary>Sample messages</summary>
          ${renderSamples((text) => this.#send(text))}
        </details>
      </section>
    `;
  }

  protected override updated(): void {
    const { length } = this.state.messages;
    if (length === this.#messageCount) return;
    this.#messageCount = length;
    const scroll = this.renderRoot.querySelector('.scroll');
    scroll?.scrollTo({ top: scroll.scrollHeight });
  }

  #renderEmpty(): TemplateResult {
    return html`<div class="empty">
      <p><strong>Every message is judged before it is sent, every answer before it is shown.</strong></p>
      <p class="muted">
        The guard runs in this browser, and so does the assistant unless you choose another. Write a message and watch the
        verdict, or send one of the samples.
      </p>
    </div>`;
  }

  #renderMessages(): TemplateResult {
    const actions = {
      onShow: this.studio.show.bind(this.studio),
      onReveal: this.studio.chat.reveal.bind(this.studio.chat),
    };
    return html`<ol class="messages">
      ${this.state.messages.map((message) => renderMessage(message, actions))}
    </ol>`;
  }

  get #field(): HTMLTextAreaElement {
    return this.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
  }

  get #guarded(): GuardedChat {
    return this.renderRoot.querySelector('guarded-chat') as GuardedChat;
  }

  readonly #onInput = (): void => this.studio.chat.edit(this.#field.value);

  readonly #onBeforeCheck = (_event: GuardBeforeCheckEvent): void => {
    this.studio.chat.beginSend(this.#field.value);
  };

  readonly #onVerdict = ({ detail }: GuardVerdictEvent): void => {
    this.studio.chat.receiveVerdict(detail.verdict);
  };

  /** The element's own buttons may have ended its check, of which no event tells. */
  readonly #onClick = (): void => {
    queueMicrotask(() => {
      const { state } = this.#guarded;
      if (state !== 'checking' && state !== 'loading') this.studio.chat.endSend();
    });
  };

  /** Only what the guard has let through arrives here. */
  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { value } = this.#field;
    if (value.trim() === '') return;
    this.#field.value = '';
    void this.studio.chat.send(value);
  };

  readonly #restart = (): void => {
    this.#type('');
    this.studio.chat.restart();
    this.#field.focus();
  };

  #send(text: string): void {
    this.#type(text);
    this.#field.form?.requestSubmit();
    this.#field.focus();
  }

  /** As a person would: whoever listens to the field hears of it. */
  #type(text: string): void {
    this.#field.value = text;
    this.#field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
}

customElements.define('chat-panel', ChatPanel);
