import type { Verdict } from '@guarded-chat/policy';
import { AnswerCover } from './answer-cover.ts';
import { CheckPace } from './check-pace.ts';

/**
 * Whether one text is a later state of the other. Its end may differ: hosts show a cursor there, and marks of emphasis
 * until they are closed.
 */
function goesOn(text: string, before: string): boolean {
  return text.startsWith(before.slice(0, Math.ceil(before.length / 2)));
}

/** What an answer needs from who watches it. */
export interface AnswerWatcher {
  /** A verdict on a text that was judged before, in another element: frameworks make their elements anew. */
  readonly recall: (text: string) => Verdict | undefined;
  /** The text is to be judged. */
  readonly onDue: () => void;
  /** What stands in the place of an answer with this verdict. */
  readonly createReplacement: (verdict: Verdict) => Node;
}

/** One answer in the page: its text as last seen, its verdict, and what covers it when that blocks. */
export class WatchedAnswer {
  readonly element: HTMLElement;
  /** What the person had asked when the answer appeared; empty where that is not known. */
  readonly question: string;
  readonly #watcher: AnswerWatcher;
  readonly #pace: CheckPace;
  #text = '';
  #judged: { readonly text: string; readonly verdict: Verdict } | undefined;
  #cover: AnswerCover | undefined;

  constructor(element: HTMLElement, question: string, watcher: AnswerWatcher) {
    this.element = element;
    this.question = question;
    this.#watcher = watcher;
    this.#pace = new CheckPace(watcher.onDue);
  }

  /** The page has changed, and the answer perhaps with it. */
  look(): void {
    const text = this.element.textContent ?? '';
    if (text === this.#text) {
      this.#cover?.cover();
      return;
    }
    this.#text = text;
    if (text.trim() === '') {
      this.stop();
      return;
    }
    const known = this.#watcher.recall(text);
    if (known) {
      this.#pace.stop();
      this.#apply(text, known);
      return;
    }
    const before = this.#judged;
    // Another text is shown until it is judged; what goes on from an unsafe beginning stays covered.
    if (before && !goesOn(text, before.text)) this.#show();
    this.#cover?.cover();
    const isSettled = this.#cover && before?.verdict.status === 'unsafe';
    if (!isSettled || !text.startsWith(before.text)) this.#pace.changed();
  }

  /** The text that the answer had when it was asked about has its verdict: it counts while the answer goes on from it. */
  judged(text: string, verdict: Verdict): void {
    if (goesOn(this.#text, text)) this.#apply(text, verdict);
  }

  /** The answer is no longer watched: it is as the host made it. */
  stop(): void {
    this.#pace.stop();
    this.#show();
    this.#text = '';
  }

  #apply(text: string, verdict: Verdict): void {
    this.#show();
    this.#judged = { text, verdict };
    if (verdict.action !== 'block') return;
    this.#cover = new AnswerCover(this.element, this.#watcher.createReplacement(verdict));
    this.#cover.cover();
  }

  #show(): void {
    this.#cover?.uncover();
    this.#cover = undefined;
    this.#judged = undefined;
  }
}
