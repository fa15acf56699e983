import type { Status } from './describe-status.ts';
import { LiveRegion } from './live-region.ts';

/** Has screen readers say what the status line shows: once for each subject, in the host's own words where it has any. */
export class StatusAnnouncer {
  readonly #element: HTMLElement;
  readonly #live: LiveRegion;
  #announced: object | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#live = new LiveRegion(element);
  }

  /** A person has arrived, or sends: from now on there may be something to say. */
  prepare(): void {
    this.#live.prepare();
  }

  /** @param language - Of the element's own words; a host's are in the page's. */
  announce(status: Status, language: string): void {
    if (status.subject === this.#announced || !status.announce) return;
    this.#announced = status.subject;
    const own = this.#slotted(status.slot);
    const detail = status.detail && (this.#slotted('detail') ?? status.detail);
    const text = [own ?? status.message, detail ?? ''].join(' ').trim();
    this.#live.announce(text, status.announce, own === undefined ? language : '');
  }

  /** The host's own text in a slot. */
  #slotted(slot: string): string | undefined {
    return this.#element.querySelector(`:scope > [slot="${slot}"]`)?.textContent?.trim();
  }
}
