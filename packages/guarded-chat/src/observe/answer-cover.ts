/** Marks what stands in an answer's place, for style sheets. */
const replacementAttribute = 'data-guarded-replacement';

/** Whether an element stands in the place of an answer. */
export function isReplacement(element: Element): boolean {
  return element.hasAttribute(replacementAttribute);
}

/**
 * Puts something else in the place of an answer. The answer is hidden, not touched: the host, or its framework, goes on
 * writing to it, and finds everything where it left it.
 */
export class AnswerCover {
  readonly #answer: HTMLElement;
  readonly #replacement: HTMLElement;
  readonly #display: readonly [value: string, priority: string];

  /** @param content - What to show. */
  constructor(answer: HTMLElement, content: Node) {
    this.#answer = answer;
    const { style } = answer;
    this.#display = [style.getPropertyValue('display'), style.getPropertyPriority('display')];
    // In a list, only an item may stand between items.
    this.#replacement = document.createElement(answer.localName === 'li' ? 'li' : 'div');
    this.#replacement.setAttribute(replacementAttribute, '');
    this.#replacement.append(content);
  }

  /** Covers the answer, again where a framework has uncovered it. */
  cover(): void {
    const { style } = this.#answer;
    if (style.getPropertyValue('display') !== 'none') {
      style.setProperty('display', 'none', 'important');
    }
    if (this.#answer.nextSibling !== this.#replacement) this.#answer.after(this.#replacement);
  }

  /** Shows the answer again, as it was. */
  uncover(): void {
    const [value, priority] = this.#display;
    this.#replacement.remove();
    this.#answer.style.setProperty('display', value, priority);
  }
}
