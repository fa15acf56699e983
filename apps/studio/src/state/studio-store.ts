import type { StudioState } from './studio-state.ts';

/** Holds the state of the studio, and dispatches `change` whenever it is another. */
export class StudioStore extends EventTarget {
  #state: StudioState;

  constructor(state: StudioState) {
    super();
    this.#state = state;
  }

  get state(): StudioState {
    return this.#state;
  }

  update(change: Partial<StudioState>): void {
    this.#state = { ...this.#state, ...change };
    this.dispatchEvent(new Event('change'));
  }
}
