import { LitElement, type PropertyDeclarations } from 'lit';
import type { Studio } from '../state/studio.ts';
import type { StudioState } from '../state/studio-state.ts';

/** A part of the studio: it renders the state, again whenever that is another. */
export class StudioElement extends LitElement {
  static override readonly properties: PropertyDeclarations = { studio: { attribute: false } };

  /** Set before the element is connected. */
  declare studio: Studio;

  protected get state(): StudioState {
    return this.studio.state;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.studio.store.addEventListener('change', this.#onChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.studio.store.removeEventListener('change', this.#onChange);
  }

  readonly #onChange = (): void => this.requestUpdate();
}
