/** The page is put away: kept for the way back, frozen, or unloaded. Its timers and messages stand still then. */
const awayEvents = ['pagehide', 'freeze'];
const backEvents = ['pageshow', 'resume'];

/**
 * Whether the page is there. One that is put away must give up what others wait for; and a page that holds a lock is
 * not kept for the way back at all.
 */
export class PagePresence {
  readonly #page: EventTarget | undefined;
  #back: Promise<void> | undefined;

  /** @param page - The window; undefined in a worker, which is always there. */
  constructor(page: EventTarget | undefined) {
    this.#page = page;
  }

  /** Resolves when the page is back; undefined while it is there. */
  get back(): Promise<void> | undefined {
    return this.#back;
  }

  /** @returns Ends the watch. */
  watch(onAway: () => void): () => void {
    const page = this.#page;
    if (page === undefined) return () => undefined;
    const leave = () => {
      this.#back ??= new Promise((resolve) => {
        const comeBack = () => {
          this.#back = undefined;
          for (const type of backEvents) page.removeEventListener(type, comeBack, true);
          resolve();
        };
        for (const type of backEvents) page.addEventListener(type, comeBack, true);
      });
      onAway();
    };
    // Two of them are events of the document: capturing, the window meets them as well.
    for (const type of awayEvents) page.addEventListener(type, leave, true);
    return () => {
      for (const type of awayEvents) page.removeEventListener(type, leave, true);
    };
  }
}
