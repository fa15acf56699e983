/**
 * Watches over the page while a message is held. The person believes it sent, so leaving asks first; and when the page
 * is left all the same, or goes to sleep for a return, the message is taken back: it must not be sent from a page that
 * nobody sees. There are no listeners at other times: they would keep pages out of the browser's memory of pages.
 */
export class PageLeaveWatch {
  #listening: AbortController | undefined;

  /** @param onLeave - Called once when the page is left. */
  start(onLeave: () => void): void {
    if (this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
    addEventListener('pagehide', onLeave, { signal });
  }

  stop(): void {
    this.#listening?.abort();
    this.#listening = undefined;
  }
}
