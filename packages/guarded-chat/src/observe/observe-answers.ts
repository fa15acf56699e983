import type { Conversation, Verdict } from '@guarded-chat/policy';
import type { ChatTexts } from '../locale/chat-texts.ts';
import { AnswerObserver } from './answer-observer.ts';
import { describeBlocked } from './describe-blocked.ts';

/** How an element has answers observed. */
export interface ObserveSetup {
  /** Selector of the answers; empty for none. Read at each update. */
  readonly readSelector: () => string;
  readonly readConversation: () => Conversation;
  /** The last message that was sent; empty when there was none. */
  readonly readQuestion: () => string;
  /** Judges a conversation's last turn, an answer, and shows the outcome. */
  readonly judge: (conversation: Conversation, signal: AbortSignal) => Promise<Verdict>;
  /** What is said in the place of a blocked answer, and in which language. Read at each. */
  readonly words: { readonly texts: ChatTexts; readonly language: string };
}

/** The conversation before an answer: what the host gave, up to the user's last turn, or the message that was sent. */
export function conversationBefore(conversation: Conversation, question: string): Conversation {
  const lastUser = conversation.findLastIndex(({ role }) => role === 'user');
  // Models are asked about an answer to somebody: where it is not known what was asked, it is nothing.
  return lastUser < 0 ? [{ role: 'user', text: question }] : conversation.slice(0, lastUser + 1);
}

/** A copy of the host's own replacement, of a `template` or of any other element in the slot. */
function copyReplacement(element: HTMLElement): Node | undefined {
  const own = element.querySelector(':scope > [slot="answer-replacement"]');
  if (own === null) return undefined;
  const content = own instanceof HTMLTemplateElement ? own.content : own;
  const copy = document.createDocumentFragment();
  copy.append(...Array.from(content.childNodes, (node) => node.cloneNode(true)));
  return copy;
}

/** Begins to observe the answers to an element's chat. */
export function observeAnswers(
  element: HTMLElement,
  { readConversation, readQuestion, judge, words }: ObserveSetup,
  selector: string,
): AnswerObserver {
  return new AnswerObserver(
    {
      element,
      judge: (text, question, signal) => {
        const before = conversationBefore(readConversation(), question);
        return judge([...before, { role: 'agent', text }], signal);
      },
      readQuestion,
      createReplacement: (verdict) =>
        copyReplacement(element) ?? describeBlocked(verdict, words.texts, words.language),
    },
    selector,
  );
}
