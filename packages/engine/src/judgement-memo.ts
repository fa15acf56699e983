import type { Judgement } from './judgement.ts';

const maxEntries = 512;

/**
 * Remembers the judgements of the windows judged last: a text that was checked while it was typed costs nothing when
 * it is sent, and a growing text only its last window.
 */
export class JudgementMemo {
  /** Least recently used first. */
  readonly #entries = new Map<string, Judgement>();

  /** The judgement under this key, as a result for which nothing was computed. */
  get(key: string): Judgement | undefined {
    const found = this.#entries.get(key);
    if (!found) return undefined;
    this.set(key, found);
    return { ...found, computed: 0 };
  }

  set(key: string, judgement: Judgement): void {
    this.#entries.delete(key);
    this.#entries.set(key, judgement);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > maxEntries && oldest !== undefined) this.#entries.delete(oldest);
  }
}
