/** Shows one state at a time to style sheets, as `:state(x)`. */
export class StateSet<State extends string> {
  readonly #internals: ElementInternals | undefined;
  #current: State | undefined;

  constructor(element: HTMLElement) {
    // Not there on a server, nor in browsers that style no states: parts tell the state as well.
    this.#internals = element.attachInternals?.();
  }

  /** Replaces the state before it. */
  set(state: State): void {
    if (state === this.#current) return;
    try {
      if (this.#current !== undefined) this.#internals?.states?.delete(this.#current);
      this.#internals?.states?.add(state);
    } catch {
      // Chromium before 125 takes only names with two dashes.
    }
    this.#current = state;
  }
}
