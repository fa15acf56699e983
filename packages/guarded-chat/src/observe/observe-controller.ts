import type { Conversation, Verdict } from '@guarded-chat/policy';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnswerObserver } from './answer-observer.ts';

/** How an element has answers observed. */
export interface ObserveSetup {
  /** Of the answers; empty for none. Read at each update. */
  readonly readSelector: () => string;
  readonly readConversation: () => Conversation;
  /** The last message that was sent; empty when there was none. */
  readonly readQuestion: () => string;
  /** Judges a conversation's last turn, an answer, and shows the outcome. */
  readonly judge: (conversation: Conversation, signal: AbortSignal) => Promise<Verdict>;
  /** Says in the place of an answer why it is not there. */
  readonly describeBlocked: (verdict: Verdict) => Node;
}

/** The conversation before an answer: what the host gave, up to the user's last turn, or the message that was sent. */
export function conversationBefore(conversation: Conversation, question: string): Conversation {
  const lastUser = conversation.findLastIndex(({ role }) => role === 'user');
  // Models are asked about an answer to somebody: where it is not known what was asked, it is nothing.
  return lastUser < 0 ? [{ role: 'user', text: question }] : conversation.slice(0, lastUser + 1);
}

/** Starts and ends the observation of answers as the element's attribute says. Its code is loaded with the first. */
export class ObserveController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #setup: ObserveSetup;
  #selector = '';
  #observer: AnswerObserver | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, setup: ObserveSetup) {
    this.#host = host;
    this.#setup = setup;
  }

  hostUpdated(): void {
    const selector = this.#host.isConnected ? this.#setup.readSelector() : '';
    if (selector === this.#selector) return;
    this.#stop();
    this.#selector = selector;
    if (selector !== '') void this.#start(selector);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  #stop(): void {
    this.#selector = '';
    this.#observer?.stop();
    this.#observer = undefined;
  }

  async #start(selector: string): Promise<void> {
    const { AnswerObserver } = await import('./answer-observer.ts');
    if (this.#selector !== selector || this.#observer) return;
    const { readConversation, readQuestion, judge } = this.#setup;
    this.#observer = new AnswerObserver(
      {
        element: this.#host,
        judge: (text, question, signal) => {
          const before = conversationBefore(readConversation(), question);
          return judge([...before, { role: 'agent', text }], signal);
        },
        readQuestion,
        createReplacement: (verdict) => this.#createReplacement(verdict),
      },
      selector,
    );
  }

  /** The host's own replacement, of a `template` or of any other element in the slot, or the element's words. */
  #createReplacement(verdict: Verdict): Node {
    const own = this.#host.querySelector(':scope > [slot="answer-replacement"]');
    if (own === null) return this.#setup.describeBlocked(verdict);
    const content = own instanceof HTMLTemplateElement ? own.content : own;
    const copy = document.createDocumentFragment();
    copy.append(...Array.from(content.childNodes, (node) => node.cloneNode(true)));
    return copy;
  }
}
