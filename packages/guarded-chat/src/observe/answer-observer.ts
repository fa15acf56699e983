import type { Verdict } from '@guarded-chat/policy';
import { isReplacement } from './answer-cover.ts';
import { type AnswerWatcher, WatchedAnswer } from './watched-answer.ts';

/** Who has answers observed. */
export interface ObserverHost {
  /** The element around the chat's input: nothing that contains it is an answer. */
  readonly element: HTMLElement;
  /** Judges an answer. Rejects only when the signal aborts. */
  readonly judge: (answer: string, question: string, signal: AbortSignal) => Promise<Verdict>;
  /** The last message that was sent; empty when there was none. */
  readonly readQuestion: () => string;
  readonly createReplacement: AnswerWatcher['createReplacement'];
}

/** How many texts the observer remembers the verdicts of: frameworks make the elements of a long chat anew. */
const REMEMBERED = 200;

/**
 * Watches the answers in a page whose code nobody can change: judges each as it comes and grows, and covers those that
 * are blocked. A person may have read the beginning by then: it is weaker than `guardStream`, which shows nothing
 * unjudged.
 */
export class AnswerObserver {
  readonly #host: ObserverHost;
  readonly #root: Document | ShadowRoot;
  readonly #selector: string;
  readonly #observer: MutationObserver;
  readonly #answers = new Map<HTMLElement, WatchedAnswer>();
  readonly #verdicts = new Map<string, Verdict>();
  readonly #due = new Set<WatchedAnswer>();
  readonly #ended = new AbortController();
  #isJudging = false;

  /** @param selector - Of the elements that hold one answer each, in the tree that the host's element is in. */
  constructor(host: ObserverHost, selector: string) {
    this.#host = host;
    this.#root = host.element.getRootNode() as Document | ShadowRoot;
    this.#selector = selector;
    this.#observer = new MutationObserver(() => this.#look());
    this.#observer.observe(this.#root, { childList: true, characterData: true, subtree: true });
    this.#look();
  }

  /** Ends the watch, and shows what was covered. */
  stop(): void {
    this.#observer.disconnect();
    this.#ended.abort();
    for (const answer of this.#answers.values()) answer.stop();
  }

  /** Runs before the browser paints: an answer that a framework has made anew is covered again unseen. */
  #look(): void {
    const found = [...this.#root.querySelectorAll<HTMLElement>(this.#selector)];
    const elements = new Set(found.filter((one) => this.#isAnswer(one)));
    for (const [element, answer] of this.#answers) {
      if (elements.has(element)) continue;
      answer.stop();
      this.#answers.delete(element);
      this.#due.delete(answer);
    }
    for (const element of elements) {
      const answer = this.#answers.get(element) ?? this.#watch(element);
      answer.look();
    }
  }

  #isAnswer(element: Element): boolean {
    return (
      element instanceof HTMLElement &&
      !isReplacement(element) &&
      !element.contains(this.#host.element)
    );
  }

  #watch(element: HTMLElement): WatchedAnswer {
    const answer = new WatchedAnswer(element, this.#host.readQuestion(), {
      recall: (text) => this.#verdicts.get(text),
      createReplacement: this.#host.createReplacement,
      onDue: () => {
        this.#due.add(answer);
        void this.#judgeNext();
      },
    });
    this.#answers.set(element, answer);
    // Frameworks that write the style of an element would show it again.
    this.#observer.observe(element, { attributeFilter: ['style'] });
    return answer;
  }

  /** One at a time, the newest answer first: of a long chat, a person reads the end. */
  async #judgeNext(): Promise<void> {
    if (this.#isJudging) return;
    this.#isJudging = true;
    try {
      for (let answer = this.#takeDue(); answer; answer = this.#takeDue()) {
        await this.#judge(answer);
      }
    } finally {
      this.#isJudging = false;
    }
  }

  #takeDue(): WatchedAnswer | undefined {
    const answer = [...this.#answers.values()].findLast((one) => this.#due.has(one));
    if (answer) this.#due.delete(answer);
    return this.#ended.signal.aborted ? undefined : answer;
  }

  async #judge(answer: WatchedAnswer): Promise<void> {
    const { element, question } = answer;
    const text = element.textContent ?? '';
    if (text.trim() === '') return;
    // As it is read, with a line for each paragraph.
    const shown = element.innerText.trim() === '' ? text : element.innerText;
    let verdict: Verdict;
    try {
      verdict = await this.#host.judge(shown, question, this.#ended.signal);
    } catch {
      return;
    }
    if (verdict.status !== 'unchecked') this.#remember(text, verdict);
    answer.judged(text, verdict);
  }

  #remember(text: string, verdict: Verdict): void {
    this.#verdicts.set(text, verdict);
    const [oldest] = this.#verdicts.keys();
    if (this.#verdicts.size > REMEMBERED && oldest !== undefined) this.#verdicts.delete(oldest);
  }
}
